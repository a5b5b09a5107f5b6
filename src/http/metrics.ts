import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Creates metrics of requests and of calls to AWS, in a registry of their own, so that several servers can run in one process. */
export function createMetrics() {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer a request, by operation.',
    labelNames: ['operation', 'method', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 1, 5, 30, 120],
    registers: [register],
  });
  const calls = new Histogram({
    name: 'aws_call_duration_seconds',
    help: 'Time of a call to AWS, its retries and waits included.',
    labelNames: ['account', 'service', 'action', 'outcome'],
    buckets: [0.02, 0.1, 0.5, 1, 5, 15],
    registers: [register],
  });
  const waits = new Histogram({
    name: 'aws_rate_wait_seconds',
    help: "Time that a call which had to wait for AWS's rate waited, by AWS's token bucket. Calls in the background are clean-ups.",
    labelNames: ['account', 'service', 'bucket', 'priority'],
    buckets: [0.01, 0.1, 1, 5, 30, 120],
    registers: [register],
  });
  const refused = new Counter({
    name: 'http_requests_refused_total',
    help: 'Requests that were refused with 503, as the event loop was late. No other metric counts them.',
    registers: [register],
  });
  return {
    /** Returns all metrics in Prometheus' text format. */
    text: () => register.metrics(),
    /** Records a call to AWS when it has ended. */
    awsCall({
      seconds,
      ...labels
    }: Record<'account' | 'service' | 'action' | 'outcome', string> & { seconds: number }) {
      calls.observe(labels, seconds);
    },
    /** Records a call's wait for AWS's rate. */
    awsWait({
      seconds,
      ...labels
    }: Record<'account' | 'service' | 'bucket' | 'priority', string> & { seconds: number }) {
      waits.observe(labels, seconds);
    },
    /** Records a request that is refused because of overload. */
    requestRefused: () => refused.inc(),
    /** Records every request that the server answers. */
    watch(app: FastifyInstance) {
      app.addHook('onResponse', (request, reply, done) => {
        const operation = request.routeOptions.config.operationId ?? 'none';
        requests.observe({ operation, method: request.method, status: reply.statusCode }, reply.elapsedTime / 1000);
        done();
      });
    },
  };
}
