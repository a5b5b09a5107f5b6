import type { FastifyInstance } from 'fastify';

/** Milliseconds that requests have to end after the server has stopped listening. */
const REQUESTS_TIMEOUT_MS = 7_000;

/**
 * Ends the connections of a server that closes: each with its next response, and all when no request is left or the time is over, those
 * included that have sent half of a request.
 * @param onClosing called when the server is about to close, so that requests that wait for a long time end.
 * @returns functions that announce the end, so that load balancers send no more requests, and tell whether it is announced.
 */
export function prepareClosing(app: FastifyInstance, onClosing: () => void) {
  let isAnnounced = false;
  let isClosing = false;
  let requests = 0;
  const closeConnections = () => app.server.closeAllConnections();
  const closeIfIdle = () => {
    if (isClosing && requests === 0) closeConnections();
  };
  app.server.prependListener('request', (_request, response) => {
    response.shouldKeepAlive &&= !isAnnounced;
    requests += 1;
    response.once('close', () => {
      requests -= 1;
      closeIfIdle();
    });
  });
  app.addHook('preClose', async () => {
    isAnnounced = true;
    isClosing = true;
    onClosing();
    setTimeout(closeConnections, REQUESTS_TIMEOUT_MS).unref();
    // After the server has stopped listening, which follows this hook.
    setImmediate(closeIfIdle);
  });
  return {
    announce: () => {
      isAnnounced = true;
    },
    isAnnounced: () => isAnnounced,
  };
}
