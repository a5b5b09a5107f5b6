import type { ValidateFunction } from 'ajv';
import type { FastifyInstance } from 'fastify';
import answerValidators from '#generated/answer-validators.js';

/** Validates every response. A response that the spec does not allow becomes a 500, which nobody expects. */
export function holdAnswersAgainstSpec(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const { operationId } = request.routeOptions.config;
    const type = String(reply.getHeader('content-type') ?? '');
    if (!operationId || !type.includes('json') || typeof payload !== 'string') return payload;
    const validate = validatorOf(operationId, reply.statusCode);
    if (!validate) throw new Error(`the spec has no ${reply.statusCode} with JSON for ${operationId}: ${payload}`);
    if (!validate(JSON.parse(payload))) {
      throw new Error(
        `not what the spec says of ${operationId} ${reply.statusCode}: ${JSON.stringify(validate.errors)} in ${payload}`,
      );
    }
    return payload;
  });
}

/** @returns undefined where the spec has no response with JSON of this status. */
export function validatorOf(operationId: string, status: number): ValidateFunction | undefined {
  return answerValidators[`${operationId}_${status}`] ?? answerValidators[`${operationId}_${String(status)[0]}XX`];
}
