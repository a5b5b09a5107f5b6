import { type AddressInfo, connect, type Socket } from 'node:net';
import t, { type Test } from 'tap';
import { matchExactly } from '../support/match-exactly.js';
import { startService, TOKEN } from '../support/service.js';

const UUID = /^[0-9a-f-]{36}$/;
const HOST = 'Host: localhost\r\n';
const AUTHORIZED = `${HOST}X-Auth-Token: ${TOKEN}\r\n`;
const PING = `GET /v1/ecs/ping HTTP/1.1\r\n${HOST}\r\n`;
const CREATE = `POST /v1/ecs/sandbox/services HTTP/1.1\r\n${AUTHORIZED}`;
const NOT_HTTP = 'The request is not valid HTTP/1.1.';
const ONE_HOST = 'A request has exactly one header Host.';
const GIGABYTE = 1_000_000_000;

const MALFORMED: [what: string, request: string, status: number, type: string, detail: string][] = [
  ['TLS', '\x16\x03\x01\x02\x00\x01\x00\r\n\r\n', 400, 'invalid-request', NOT_HTTP],
  ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400, 'invalid-request', NOT_HTTP],
  ['an unknown method', `FOO /v1/ecs/ping HTTP/1.1\r\n${HOST}\r\n`, 400, 'invalid-request', NOT_HTTP],
  ['CONNECT', `CONNECT example.com:443 HTTP/1.1\r\n${HOST}\r\n`, 400, 'invalid-request', 'This server is no proxy.'],
  ['a path without slash', `GET ping HTTP/1.1\r\n${HOST}\r\n`, 400, 'invalid-request', NOT_HTTP],
  ['NUL in the path', `GET /v1/ecs/p\0ing HTTP/1.1\r\n${HOST}\r\n`, 400, 'invalid-request', NOT_HTTP],
  ['NUL in a header', `GET /v1/ecs/ping HTTP/1.1\r\n${HOST}X: \0\r\n\r\n`, 400, 'invalid-request', NOT_HTTP],
  ['a header on two lines', `GET /v1/ecs/ping HTTP/1.1\r\n${HOST}X: 1\r\n 2\r\n\r\n`, 400, 'invalid-request', NOT_HTTP],
  ['a negative length', `${CREATE}Content-Length: -1\r\n\r\n{}`, 400, 'invalid-request', NOT_HTTP],
  ['two lengths', `${CREATE}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, 400, 'invalid-request', NOT_HTTP],
  [
    'a length and chunks',
    `${CREATE}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ...([400, 'invalid-request', NOT_HTTP] as const),
  ],
  ['an unknown encoding', `${CREATE}Transfer-Encoding: gzip\r\n\r\n{}`, 400, 'invalid-request', NOT_HTTP],
  [
    'a chunk without length',
    `${CREATE}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n`,
    400,
    'invalid-request',
    NOT_HTTP,
  ],
  [
    'too long a path',
    `GET /v1/ecs/${'a'.repeat(20_000)} HTTP/1.1\r\n${HOST}\r\n`,
    ...([431, 'headers-too-large', 'The path and the headers have more than 16 KiB.'] as const),
  ],
  [
    'too long headers',
    `GET /v1/ecs/ping HTTP/1.1\r\n${HOST}X: ${'a'.repeat(20_000)}\r\n\r\n`,
    ...([431, 'headers-too-large', 'The path and the headers have more than 16 KiB.'] as const),
  ],
];

t.test('what is not HTTP is a problem document, and the connection is closed', async t => {
  const { port } = await listening(t);

  for (const [what, request, status, type, detail] of MALFORMED) {
    const [answer] = answersIn(await exchange(port, request));
    matchExactly(
      t,
      answer,
      {
        status,
        headers: { 'content-type': 'application/problem+json', connection: 'close', 'x-request-id': UUID },
        body: { type: `urn:ecs-api:problem:${type}`, status, detail, instance: '', requestId: UUID },
      },
      what,
    );
  }
});

t.test('a request without a host, or with two, is 400', async t => {
  const { port } = await listening(t);

  for (const hosts of ['', HOST + HOST]) {
    const [answer] = answersIn(await exchange(port, `GET /v1/ecs/ping HTTP/1.1\r\n${hosts}Connection: close\r\n\r\n`));
    matchExactly(t, answer, { status: 400, body: { detail: ONE_HOST, instance: '/v1/ecs/ping' } });
  }
  t.match(await exchange(port, 'GET /v1/ecs/ping HTTP/1.0\r\n\r\n'), /^HTTP\/1\.1 200 OK\r\n/);
});

t.test('a path that is not valid percent-encoding is a 400 with a request id', async t => {
  const { port } = await listening(t);

  const [answer] = answersIn(
    await exchange(port, `GET /v1/ecs/%zz HTTP/1.1\r\n${AUTHORIZED}Connection: close\r\n\r\n`),
  );

  matchExactly(t, answer, { status: 400, headers: { 'x-request-id': UUID }, body: { instance: '/v1/ecs/%zz' } });
});

t.test('requests before a malformed one are answered first', async t => {
  const { port } = await listening(t);

  const answers = answersIn(await exchange(port, `${PING}${PING}GARBAGE\r\n\r\n`));

  t.same(
    answers.map(({ status }) => status),
    [200, 200, 400],
  );
});

t.test('an unknown expectation is ignored', async t => {
  const { port } = await listening(t);

  const answer = await exchange(port, `GET /v1/ecs/ping HTTP/1.1\r\n${HOST}Expect: more\r\nConnection: close\r\n\r\n`);

  t.match(answer, /^HTTP\/1\.1 200 OK\r\n/);
});

t.test('a body is asked for only if it is not too large', async t => {
  const { port } = await listening(t);
  const asking = (length: number) =>
    `${CREATE}Expect: 100-continue\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\n`;

  t.match(await exchange(port, `${asking(2)}{}`), /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 400 /);
  t.match(await exchange(port, asking(GIGABYTE)), /^HTTP\/1\.1 413 /);
});

const UPLOADS: [what: string, head: string, status: number][] = [
  ['too large a body', `${CREATE}Content-Length: ${GIGABYTE}\r\n\r\n`, 413],
  ['a chunk that is too large', `${CREATE}Transfer-Encoding: chunked\r\n\r\nfffffff\r\n`, 413],
  ['without a token', `POST /v1/ecs/sandbox/services HTTP/1.1\r\n${HOST}Content-Length: ${GIGABYTE}\r\n\r\n`, 403],
  [
    'without a token, in chunks',
    `POST /v1/ecs/sandbox/services HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\nfffffff\r\n`,
    403,
  ],
  ['where no body is taken', `GET /v1/ecs/ping HTTP/1.1\r\n${HOST}Content-Length: ${GIGABYTE}\r\n\r\n`, 200],
];

for (const [what, head, status] of UPLOADS)
  t.test(`a refused upload is not read on: ${what}`, async t => {
    const { port, sockets } = await listening(t);

    const answer = await exchange(port, head, socket => sendEndlessly(socket));

    t.match(answer, new RegExp(`^HTTP/1.1 ${status} `));
    const read = sockets[0]?.bytesRead ?? Number.NaN;
    t.ok(read < 4 * 2 ** 20, `${read} bytes of 256 MiB were read`);
  });

async function listening(t: Test) {
  const { app } = await startService(t);
  const sockets: Socket[] = [];
  app.server.on('connection', (socket: Socket) => sockets.push(socket));
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo; // it listens on TCP
  return { port, sockets };
}

/** Sends bytes and returns everything that the server sends until it closes the connection. */
async function exchange(
  port: number,
  request: string,
  afterwards: (socket: Socket) => void = () => {},
): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.on('data', data => {
    received += data;
  });
  socket.on('error', () => {}); // it may be closed while this sends
  socket.write(request, 'latin1');
  afterwards(socket);
  await new Promise(resolve => socket.on('close', resolve));
  return received;
}

/** As fast as the server reads, up to 256 MiB. */
function sendEndlessly(socket: Socket, chunks = 4096): void {
  socket.write(Buffer.alloc(65_536, 'x'), error => {
    if (!error && chunks > 1) sendEndlessly(socket, chunks - 1);
  });
}

/** Responses with a length. */
function answersIn(text: string) {
  const answers: { status: number; headers: Record<string, string>; body: unknown }[] = [];
  for (let rest = text; rest !== ''; ) {
    const [head = ''] = rest.split('\r\n\r\n', 1);
    const [statusLine = '', ...lines] = head.split('\r\n');
    const headers = Object.fromEntries(
      lines.map(line => [line.split(': ')[0]?.toLowerCase(), line.replace(/^.*?: /, '')]),
    );
    const length = Number(headers['content-length']);
    const body = rest.slice(head.length + 4, head.length + 4 + length);
    answers.push({
      status: Number(statusLine.split(' ')[1]),
      headers,
      body: body.startsWith('{') ? JSON.parse(body) : body,
    });
    rest = rest.slice(head.length + 4 + length);
  }
  return answers;
}
