/**
 * The predecessor's documented example of everything new in one call, as it stands there: its casing, its two keys that no
 * operation knows. Only the comma before its last brace, which is no JSON, is omitted.
 */
const EXAMPLE = `{
"cluster": {
"clustername": "myclu",
"tags": [
{
"Key": "CreatedBy",
"Value": "netid"
},
{
"Key": "OS",
"Value": "container"
}
]
},
"taskdefinition": {
"family": "webservers",
"cpu": "256",
"memory": "512",
"containerdefinitions": [
{
"environment": [{
"name": "API_HOST",
"value": "localhost"
},{
"name": "API_PORT",
"value": "1234"
}],
"name": "webserver",
"image": "nginx:alpine",
"ports": [80,443],
"logConfiguration": {
"logDriver": "awslogs",
"options": {
"awslogs-group": "myclu",
"awslogs-stream-prefix": "www",
"awslogs-region": "us-east-1",
"awslogs-create-group": "true"
}
},
"PortMappings": [{
"ContainerPort": 80,
"protocol": "tcp"
}],
"secrets": []
}
]
},
"service": {
"desiredcount": 1,
"servicename": "www"
},
"serviceregistry": {
"name": "www",
"cluster": "myclu",
"dnsconfig": {
"namespaceid": "ns-y3uaw6neshhbev3f",
"dnsrecords": [
{
"ttl": 30,
"type": "A"
}
]
}
},
"credentials": {
"webserver": {
"Name": "myapp-webserver-cred",
"SecretString": "{\\"username\\" : \\"supahman\\",\\"password\\" : \\"dontkryptonitemebro\\"}",
"Description": "myapp-webserver-cred",
"tags": [
{"Key": "Application", "Value": "myapp" }
]
}
}
}`;

/** @param namespaceId the Cloud Map namespace, the one thing in it that is an account's own. @returns JSON. */
export function fullExampleText(namespaceId: string): string {
  return EXAMPLE.replace('ns-y3uaw6neshhbev3f', namespaceId);
}

/** As fullExampleText, parsed. */
export function fullExample(namespaceId: string): object {
  return JSON.parse(fullExampleText(namespaceId));
}
