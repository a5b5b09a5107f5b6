import type { Handler } from './handler.js';

export const ping: Handler<'ping'> = async () => ({ body: 'pong' });

export const getVersion: Handler<'getVersion'> = async (_request, { service }) => ({
  body: service.version,
});

export const getMetrics: Handler<'getMetrics'> = async (_request, { service }) => ({ body: await service.metrics() });

export const getReadiness: Handler<'getReadiness'> = async (_request, { service }) => {
  const { ready, checks } = service.readiness();
  return { body: { status: ready ? 'ready' : 'not ready', checks }, status: ready ? 200 : 503 };
};
