import type { Emulator } from '../../src/emulator/index.js';

/** The headers of a request that is signed with an access key. */
export function signedBy(accessKeyId: string): Record<string, string> {
  return {
    authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/sts/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
  };
}

/** A call of STS in the Query protocol. The project has no SDK client for STS. */
export async function callSts(
  { endpoint }: Pick<Emulator, 'endpoint'>,
  form: Record<string, string>,
  headers: Record<string, string> = signedBy('AKID'),
): Promise<{ status: number; body: string }> {
  const body = new URLSearchParams({ Version: '2011-06-15', ...form });
  const response = await fetch(endpoint, { method: 'POST', body, headers });
  return { status: response.status, body: await response.text() };
}
