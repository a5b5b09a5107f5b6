import t from 'tap';
import {
  type ActiveCredential,
  type CredentialAction,
  credentialAction,
  namesSecret,
} from '../../src/domain/credential-cases.js';

const NAME = 'spinup/myorg/myclu/login';
const ARN = `arn:aws:secretsmanager:us-east-1:012345678901:secret:${NAME}`;
const OTHER = 'arn:aws:secretsmanager:us-east-1:012345678901:secret:other-GhIjKl';

const IN_SPACE: ActiveCredential = { arn: `${ARN}-AbCdEf`, name: NAME, inSpace: true, isOwn: true };
const ELSEWHERE: ActiveCredential = { ...IN_SPACE, inSpace: false };
/** Secrets of another org, with or without the prefix of the space. */
const STRANGERS: ActiveCredential[] = [IN_SPACE, ELSEWHERE].map(secret => ({ ...secret, isOwn: false }));

type Row = [
  active: ActiveCredential | undefined,
  named: string | undefined,
  given: CredentialAction,
  not: CredentialAction,
];

/** The action for a container's credential when the request gives one, and when it does not. */
const TABLE: Record<string, Row> = {
  'none active, none named': [undefined, undefined, 'create', 'none'],
  'none active, one named': [undefined, OTHER, 'create', 'keep'],
  'one of the space, named': [IN_SPACE, IN_SPACE.arn, 'replace', 'keep'],
  'one of the space, named without its ending': [IN_SPACE, ARN, 'replace', 'keep'],
  'one of the space, named by name': [IN_SPACE, NAME, 'replace', 'keep'],
  'one of the space, another named': [IN_SPACE, OTHER, 'replace', 'drop'],
  'one of the space, none named': [IN_SPACE, undefined, 'replace', 'drop'],
  'one from elsewhere, named': [ELSEWHERE, ELSEWHERE.arn, 'move', 'move'],
  'one from elsewhere, named without its ending': [ELSEWHERE, ARN, 'move', 'move'],
  'one from elsewhere, named by name': [ELSEWHERE, NAME, 'move', 'move'],
  'one from elsewhere, another named': [ELSEWHERE, OTHER, 'move', 'drop'],
  'one from elsewhere, none named': [ELSEWHERE, undefined, 'move', 'drop'],
};

for (const [name, [active, named, given, not]] of Object.entries(TABLE)) {
  t.test(`${name}: ${given} with one given, ${not} without`, async t => {
    const namedSecret = [IN_SPACE, ELSEWHERE].find(secret => secret === active && named && named !== OTHER);
    t.equal(credentialAction({ active, named, namedSecret, isGiven: true }), given);
    t.equal(credentialAction({ active, named, namedSecret, isGiven: false }), not);
  });
}

for (const active of STRANGERS) {
  t.test(
    `a stranger’s secret ${active.inSpace ? 'in the space' : 'elsewhere'} is never replaced, moved or dropped`,
    async t => {
      for (const named of [active.arn, ARN, NAME, OTHER]) {
        t.equal(credentialAction({ active, named, namedSecret: undefined, isGiven: true }), 'create', named);
        t.equal(credentialAction({ active, named, namedSecret: undefined, isGiven: false }), 'keep', named);
      }
      t.equal(credentialAction({ active, named: undefined, namedSecret: undefined, isGiven: true }), 'create');
      t.equal(credentialAction({ active, named: undefined, namedSecret: undefined, isGiven: false }), 'none');
    },
  );
}

for (const active of [undefined, IN_SPACE, ELSEWHERE])
  t.test(
    `a value for the secret that the definition names replaces that one${active ? ', not the active one' : ''}`,
    async t => {
      const namedSecret = { arn: OTHER, name: 'other', inSpace: true, isOwn: true };
      const named = { active, named: OTHER, isGiven: true };

      t.equal(credentialAction({ ...named, namedSecret }), 'replace');
      t.equal(credentialAction({ ...named, namedSecret: { ...namedSecret, inSpace: false } }), 'move');
    },
  );

const NAMING: [parameter: string, isNamed: boolean][] = [
  [IN_SPACE.arn, true],
  [ARN, true],
  [NAME, true],
  [`${ARN}-GhIjKl`, false],
  [`${ARN}-AbCdEf:key::`, false],
  [`${NAME}-AbCdEf`, false],
  [`${NAME}2`, false],
  ['', false],
];

for (const [parameter, isNamed] of NAMING)
  t.test(`“${parameter}” ${isNamed ? 'names' : 'does not name'} the secret`, async t => {
    t.equal(namesSecret(parameter, IN_SPACE), isNamed);
  });
