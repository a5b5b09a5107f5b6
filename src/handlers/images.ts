import { parseRegistryAuth } from '../registry/index.js';
import type { Handler } from './handler.js';

export const verifyImage: Handler<'verifyImage'> = async ({ query, headers }, { registries, signal }) => {
  await registries.verify(query.image, parseRegistryAuth(headers['x-registry-auth']), signal);
  return { body: undefined };
};

export const inspectImage: Handler<'inspectImage'> = async ({ query, headers }, { registries, signal }) => {
  const image = await registries.inspect(query.image, parseRegistryAuth(headers['x-registry-auth']), signal);
  return { body: { image: query.image, ...image } };
};
