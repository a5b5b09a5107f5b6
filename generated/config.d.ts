// Generated from src/config/schema.json by `npm run generate`. Do not edit.
import type { ValidateFunction } from 'ajv';

export declare const validateConfig: ValidateFunction<Config>;
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Account: {
            /** @description an AWS region, such as us-east-1 */
            region: string;
            /** @description an access key's id */
            akid?: string;
            /** @description an access key's secret */
            secret?: string;
            /** @description a profile of the shared AWS configuration files */
            profile?: string;
            assumeRole?: components["schemas"]["AssumeRole"];
            /** @description an http or https URL without credentials or query, to which all calls are sent */
            endpoint?: string;
            defaultSgs?: components["schemas"]["Ids"];
            defaultSubnets?: components["schemas"]["Ids"];
            /** @description the id, ARN or alias of the key that encrypts secrets and parameters */
            defaultKmsKeyId?: string;
            /** @description a role's ARN, such as arn:aws:iam::123456789012:role/name */
            defaultExecutionRoleArn?: string;
            /** @description whether services and tasks may ask for a public address */
            allowPublicIp?: boolean;
            /** @description the roles that task definitions may name besides the org's */
            allowedRoles?: string[];
            /**
             * @description whether services and tasks without any org's tag in the org's clusters, the revisions that they run, and Cloud Map services without any org's tag are the org's: own or ignore
             * @enum {string}
             */
            untagged?: "own" | "ignore";
            /** @description a managed policy's ARN, such as arn:aws:iam::123456789012:policy/name */
            permissionsBoundary?: string;
            /** @description the seconds that a new execution role is given before tasks use it */
            rolePropagationSeconds?: number;
        };
        Token: {
            /** @description a name of up to 64 letters, digits and . _ @ -, starting with a letter or digit, and not token */
            name: string;
            /** @description sha256: and the SHA-256 of a random token in hexadecimal digits, or a bcrypt hash with a cost of at most 12 */
            hash: string;
            rights: components["schemas"]["Rights"];
            accounts?: components["schemas"]["Patterns"];
            spaces?: components["schemas"]["Patterns"];
            /**
             * Format: date-time
             * @description a time such as 2027-01-31T00:00:00Z
             */
            expires?: string;
        };
        Issuer: {
            /** @description a name of up to 64 letters, digits and . _ @ -, starting with a letter or digit */
            name: string;
            /** @description the claim iss of its tokens */
            issuer: string;
            /** @description a value in the claim aud of its tokens */
            audience: string;
            /** @description an https URL, or an http URL of this machine */
            jwksUri?: string;
            /** @description at least one algorithm */
            algorithms?: ("RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ES256" | "ES384" | "ES512" | "EdDSA")[];
            /** @description the seconds by which clocks may differ */
            clockToleranceSeconds?: number;
            /** @description the claim that names the caller */
            nameClaim?: string;
            grants: components["schemas"]["IssuerGrant"][];
        };
        IssuerGrant: {
            /** @description claims with the text that each has to have, in which * stands for any text */
            claims: {
                [key: string]: string;
            };
            rights: components["schemas"]["Rights"];
            accounts?: components["schemas"]["Patterns"];
            spaces?: components["schemas"]["Patterns"];
        };
        /** @description at least one right */
        Rights: ("read" | "deploy" | "admin")[];
        /** @description at least one pattern */
        Patterns: string[];
        /** @description the role that calls are made with, assumed with the account's other credentials */
        AssumeRole: {
            /** @description a role's ARN, such as arn:aws:iam::123456789012:role/name */
            roleArn: string;
            /** @description the external id that the role asks for, of 2 to 1224 letters, digits and + = , . @ : / - _ */
            externalId?: string;
            /** @description a session name of 2 to 64 letters, digits and + = , . @ - _ */
            sessionName?: string;
        };
        Ids: string[];
        /** The configuration of ecs-api */
        Config: {
            /**
             * @description an address to listen on, such as :8080, 127.0.0.1:8080 or [::1]:8080
             * @default :8080
             */
            listenAddress: string;
            /** @description the AWS accounts to serve, by their names in paths */
            accounts: {
                [key: string]: components["schemas"]["Account"];
            };
            /** @description the value of X-Auth-Token that callers send: visible ASCII characters */
            token?: string;
            /** @description tokens with names, rights and limits */
            tokens?: components["schemas"]["Token"][];
            /** @description issuers whose bearer tokens are accepted */
            issuers?: components["schemas"]["Issuer"][];
            /** @description proxies whose X-Forwarded-For says which address a request is from */
            trustedProxies?: string[];
            /**
             * @description the lowest level that is logged
             * @default info
             * @enum {string}
             */
            logLevel: "trace" | "debug" | "info" | "warn" | "error" | "fatal";
            /** @description the organisation that this instance serves, as a value of AWS tags and a part of names: letters, digits and . _ - */
            org: string;
            /**
             * @description the number of days for which operations are kept after they have ended
             * @default 30
             */
            keepOperations: number;
            /**
             * @description the seconds for which requests that show or list share what they read from AWS; 0 for none
             * @default 1
             */
            readFreshness: number;
            /**
             * @description the seconds for which a request that waits for its outcome repeats what AWS cannot do at the moment
             * @default 30
             */
            retrySeconds: number;
            /**
             * @description the same for a request with Prefer: respond-async
             * @default 3600
             */
            asyncRetrySeconds: number;
            /** @description a directory for the embedded database of operations */
            dataDirectory?: string;
            /**
             * @description whether the embedded database waits for the disk before an operation continues
             * @default true
             */
            waitForDisk: boolean;
            /** @description a PostgreSQL database for operations, such as postgres://user:password@host/database */
            databaseUrl?: string;
            /** @description keys that operations are encrypted with, each 32 bytes in base64, separated by commas: the first encrypts, all decrypt */
            encryptionKeys?: string;
            /** @description the number of revisions of a task definition that are kept when newer ones are registered; none are deleted without it */
            keepRevisions?: number;
            /**
             * @description the requests per second that each caller may send, averaged over 5 seconds
             * @default 1000
             */
            requestsPerSecond: number;
            /**
             * @description the requests of each caller that are answered at the same time
             * @default 2000
             */
            concurrentRequests: number;
            /**
             * @description the seconds between a signal to end and the moment when no more connections are accepted
             * @default 5
             */
            drainSeconds: number;
            /** @description the origins whose scripts may use the API from a browser */
            corsOrigins?: string[];
            /** @description the predecessor's build; ignored */
            version?: Record<string, never>;
            /** @description registries that image checks may reach although they have no public address or do not use https */
            allowedRegistries?: string[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;

export type Config = components['schemas']['Config'];
