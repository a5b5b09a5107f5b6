/**
 * The predecessor's documented example of everything new in one call: its casing, its two keys that no operation knows.
 * @param namespaceId the Cloud Map namespace, the one thing in it that is an account's own.
 */
export function fullExample(namespaceId: string): object {
  return {
    cluster: {
      clustername: 'myclu',
      tags: [
        { Key: 'CreatedBy', Value: 'netid' },
        { Key: 'OS', Value: 'container' },
      ],
    },
    taskdefinition: {
      family: 'webservers',
      cpu: '256',
      memory: '512',
      containerdefinitions: [
        {
          environment: [
            { name: 'API_HOST', value: 'localhost' },
            { name: 'API_PORT', value: '1234' },
          ],
          name: 'webserver',
          image: 'nginx:alpine',
          ports: [80, 443],
          logConfiguration: {
            logDriver: 'awslogs',
            options: {
              'awslogs-group': 'myclu',
              'awslogs-stream-prefix': 'www',
              'awslogs-region': 'us-east-1',
              'awslogs-create-group': 'true',
            },
          },
          PortMappings: [{ ContainerPort: 80, protocol: 'tcp' }],
          secrets: [],
        },
      ],
    },
    service: { desiredcount: 1, servicename: 'www' },
    serviceregistry: {
      name: 'www',
      cluster: 'myclu',
      dnsconfig: { namespaceid: namespaceId, dnsrecords: [{ ttl: 30, type: 'A' }] },
    },
    credentials: {
      webserver: {
        Name: 'myapp-webserver-cred',
        SecretString: '{"username" : "supahman","password" : "dontkryptonitemebro"}',
        Description: 'myapp-webserver-cred',
        tags: [{ Key: 'Application', Value: 'myapp' }],
      },
    },
  };
}
