// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of shells are what is tested
import t from 'tap';
import { placeholderFaults, placeholderMessage } from '../../../src/domain/limits/placeholders.js';

const IMAGE = '/taskDefinition/containerDefinitions/0/image';

const IMAGES: [image: string, message: string | undefined][] = [
  ['<IMAGE1_NAME>', '`<IMAGE1_NAME>` is a placeholder of CodeDeploy: put the image there'],
  ['<image>', '`<image>` is a placeholder: put the image there'],
  ['${IMAGE}', '`${IMAGE}` is a placeholder: put the image there'],
  ['$IMAGE', '`$IMAGE` is a placeholder: put the image there'],
  ['$(IMAGE)', '`$(IMAGE)` is a placeholder: put the image there'],
  ['{{ image }}', '`{{ image }}` is a placeholder: put the image there'],
  ['${{ env.IMAGE }}', '`${{ env.IMAGE }}` is a placeholder: put the image there'],
  ['{image}', '`{image}` is a placeholder: put the image there'],
  ['%IMAGE%', '`%IMAGE%` is a placeholder: put the image there'],
  ['__IMAGE_NAME__', '`__IMAGE_NAME__` is a placeholder: put the image there'],
  ['registry.example.com/web:${TAG}', '`${TAG}` is a placeholder: put its value there'],
  [
    'XXXXXXXXXXXX.dkr.ecr.<region>.amazonaws.com/web:1',
    '`XXXXXXXXXXXX` and `<region>` are placeholders: put their values there',
  ],
  [
    'ACCOUNT_ID.dkr.ecr.REGION.amazonaws.com/web:1',
    '`REGION` and `ACCOUNT_ID` are placeholders: put their values there',
  ],
  ['YOUR_ACCOUNT_ID.dkr.ecr.us-east-1.amazonaws.com/web:1', '`YOUR_ACCOUNT_ID` is a placeholder: put its value there'],
  ['$A$B$C$D$E$F', '`$A`, `$B`, `$C`, `$D` and `$E` are placeholders: put their values there'],
  [`<${'a'.repeat(70)}>`, `\`<${'a'.repeat(59)}\` is a placeholder: put the image there`],
  ['012345678901.dkr.ecr.us-east-1.amazonaws.com/web:1', undefined],
  ['registry.example.com:5000/your-team/web__1:Latest_1', undefined],
  ['web@sha256:4bcb5bcd4be30e7a2a8c1a5b8b5d9a5b3c2d1e0f4bcb5bcd4be30e7a2a8c1a5b', undefined],
];

for (const [image, message] of IMAGES) {
  t.test(`image ${image.slice(0, 40)} has ${message ? 'a placeholder' : 'none'}`, async t => {
    t.equal(placeholderMessage(IMAGE, image), message);
  });
}

t.test('a placeholder is named in each member that takes effect, and nowhere else', async t => {
  const text = '${VALUE}';
  const container = {
    name: 'web',
    image: 'nginx',
    command: [text],
    environment: [{ name: 'A', value: text }],
    environmentFiles: [{ type: 's3', value: text }],
    secrets: [{ name: '__NAME__', valueFrom: 'arn:aws:ssm:region:aws_account_id:parameter/a' }],
    repositoryCredentials: { credentialsParameter: text },
    logConfiguration: {
      logDriver: 'awslogs',
      options: { 'awslogs-group': text, 'awslogs-region': text, tag: '{{.Name}}' },
    },
  };
  const router = {
    logConfiguration: {
      logDriver: 'awsfirelens',
      options: { Host: text, 'awslogs-group': text },
      secretOptions: [{ name: 'key', valueFrom: 'arn:${Partition}:secretsmanager:us-east-1:012345678901:secret:a' }],
    },
  };
  const faults = placeholderFaults(
    {
      taskDefinition: {
        family: 'web',
        executionRoleArn: text,
        taskRoleArn: text,
        containerDefinitions: [container, router],
        proxyConfiguration: { containerName: 'web', properties: [{ name: 'AppPorts', value: text }] },
      },
      service: {
        taskDefinition: '<TASK_DEFINITION>',
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0123456789abcdef0', 'subnet-xxxxxxxx'] } },
      },
    },
    '',
  );

  const at = '/taskDefinition/containerDefinitions/0';
  t.same(faults, [
    {
      pointer: `${at}/environmentFiles/0/value`,
      message: '`${VALUE}` is a placeholder: put the ARN of the file there',
    },
    {
      pointer: `${at}/secrets/0/valueFrom`,
      message: '`region` and `aws_account_id` are placeholders: put their values there',
    },
    {
      pointer: `${at}/repositoryCredentials/credentialsParameter`,
      message: '`${VALUE}` is a placeholder: put the secret’s ARN there',
    },
    {
      pointer: '/taskDefinition/containerDefinitions/1/logConfiguration/secretOptions/0/valueFrom',
      message: '`${Partition}` is a placeholder: put its value there',
    },
    {
      pointer: '/service/taskDefinition',
      message: '`<TASK_DEFINITION>` is a placeholder of CodeDeploy: put the task definition there',
    },
    {
      pointer: '/service/networkConfiguration/awsvpcConfiguration/subnets/1',
      message: '`xxxxxxxx` is a placeholder: put its value there',
    },
    {
      pointer: `${at}/logConfiguration/options/awslogs-group`,
      message: '`${VALUE}` is a placeholder: put the log group’s name there',
    },
  ]);
});

t.test('a secret’s value is not quoted', async t => {
  t.equal(placeholderMessage('/credentials/web/SecretString', '<a-secret>'), undefined);
});
