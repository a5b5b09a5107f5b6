import type { Behaviour, Outcome, ServiceBehaviour } from './support.js';

type Kind = 'holds' | 'refused' | "differs from AWS's document";

/** The text of docs/aws-behaviour.md. */
export function pageOf(services: ServiceBehaviour[]): string {
  const sections = services.map(serviceSection);
  return `${[HEAD, table(COUNTS, [...services.map(countsOf), totalOf(services)]), ...sections].join('\n\n')}\n`;
}

/** Test cases that are named twice as looked at in different ways: as served and as not served. */
export function contradictions({ behaviours, notServed }: ServiceBehaviour): string[] {
  const served = new Set(behaviours.flatMap(({ cases }) => cases));
  const others = notServed.flatMap(({ cases }) => cases);
  return others.filter((name, index) => served.has(name) || others.indexOf(name) !== index);
}

const COUNTS = [
  'service',
  'looked at',
  'hold',
  'refused on purpose',
  "contradict AWS's document",
  'not served',
  'our tests',
];

function countsOf(service: ServiceBehaviour): string[] {
  return [service.service, ...numbersOf(service).map(String)];
}

function totalOf(services: ServiceBehaviour[]): string[] {
  const columns = services.map(numbersOf);
  return [
    'all',
    ...COUNTS.slice(1).map((_, index) => String(columns.reduce((sum, row) => sum + (row[index] ?? 0), 0))),
  ];
}

/** The numbers of a row, in the order of its columns. */
function numbersOf({ behaviours, notServed }: ServiceBehaviour): number[] {
  const kinds = [...kindsOfCases(behaviours).values()];
  const count = (kind: Kind) => kinds.filter(other => other === kind).length;
  const absent = notServed.flatMap(({ cases }) => cases).length;
  return [
    kinds.length + absent,
    count('holds'),
    count('refused'),
    count("differs from AWS's document"),
    absent,
    behaviours.length,
  ];
}

const KINDS: Kind[] = ['holds', 'refused', "differs from AWS's document"];

/** A test case counts as what its behaviours have furthest in `KINDS`. */
function kindsOfCases(behaviours: Behaviour[]): Map<string, Kind> {
  const kinds = new Map<string, Kind>();
  for (const { cases, outcome } of behaviours)
    for (const name of cases) {
      const rank = Math.max(KINDS.indexOf(kindOf(outcome)), KINDS.indexOf(kinds.get(name) ?? 'holds'));
      kinds.set(name, KINDS[rank] ?? 'holds');
    }
  return kinds;
}

function kindOf(outcome: Outcome): Kind {
  return outcome === 'holds' ? outcome : outcome.kind;
}

function serviceSection({ service, behaviours, notServed }: ServiceBehaviour): string {
  const refusals: string[][] = [];
  const contradicted: string[][] = [];
  for (const { title, cases, outcome } of behaviours) {
    if (outcome === 'holds') continue;
    if (outcome.kind === 'refused') refusals.push([title, outcome.reason, namesOf(cases)]);
    else contradicted.push([title, outcome.reason, outcome.source, namesOf(cases)]);
  }
  const absent = notServed.map(({ actions, cases }) => [actions.join(', '), String(cases.length), namesOf(cases)]);
  return [
    `## ${service}`,
    ...part('Refused on purpose', ['our test', 'reason', 'test cases'], refusals),
    ...part("Contradicted by AWS's document", ['our test', 'what AWS does', 'source', 'test cases'], contradicted),
    ...part('Not served', ['actions or services', 'number', 'test cases'], absent),
  ].join('\n\n');
}

function part(title: string, header: string[], rows: string[][]): string[] {
  return rows.length === 0 ? [] : [`### ${title}`, table(header, rows)];
}

function namesOf(cases: string[]): string {
  return cases.map(name => `\`${name}\``).join(', ');
}

function table(header: string[], rows: string[][]): string {
  return [header, header.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

const HEAD = `# AWS's behaviour by the test cases of another implementation

What the embedded AWS does where the public test cases of another implementation of AWS say what AWS does: moto, after its release
5.2.3, at commit \`0af643a5dbfc98797f08ee64f5be3ef8002d56ff\` (https://github.com/getmoto/moto, Apache-2.0). Every test function of a
service was looked at, and counts once however many parameters it has. Its behaviour is re-expressed as tests of this project in
\`test/slow/aws-behaviour/\`; several functions may become one test, and one function several.

- **hold**: the embedded AWS does what the test case says, on Fargate where the test case uses EC2 only as a place to run. Where no document
  of AWS has the message of an error, its code counts.
- **refused on purpose**: the test case does something that the embedded AWS refuses, since it emulates Fargate only or since it
  would have no effect. Our test asserts the refusal.
- **contradict AWS's document**: at least one assertion of the test case is not what a document or a model of AWS says. Our test asserts
  what AWS says.
- **not served**: the test case is about an action or a service that the embedded AWS does not have.

\`test/slow/aws-behaviour/page.test.ts\` compares this page with the tests;
\`npm run test:slow -- --snapshot test/slow/aws-behaviour/page.test.ts\` updates it.`;
