/** A request for service `www` with one container `web` in cluster `myclu`. @param over overrides of its parts. */
export function webService({ container = {}, service = {} }: { container?: object; service?: object } = {}) {
  return {
    cluster: { clustername: 'myclu' },
    taskdefinition: webDefinition(container),
    service: { servicename: 'www', desiredcount: 1, ...service },
  };
}

/** Its task definition, of family `web`. */
export function webDefinition(container: object = {}) {
  return {
    family: 'web',
    cpu: '256',
    memory: '512',
    containerdefinitions: [{ name: 'web', image: 'nginx:1', ...container }],
  };
}

/** Its path below the spec's server. */
export const WWW = '/sandbox/clusters/myclu/services/www';
