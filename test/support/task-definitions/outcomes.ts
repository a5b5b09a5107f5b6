/** What became of a definition that was looked up. */
export interface Tried {
  kind: string;
  status: number;
  faults?: { pointer: string; message: string }[];
  /** Whether a refused one is accepted once every fault is corrected as the response says; false where the response leaves it open how. */
  isAcceptedAfterRepair?: boolean;
  adjustments?: { Pointer: string; Reason: string }[];
}

/** The tables of docs/task-definitions.md: the outcomes by kind, what was replaced, and what was refused, most frequent first. */
export function tablesOf(tried: Tried[]): string {
  const kinds = [...new Set(tried.map(({ kind }) => kind))];
  const replaced = tried.flatMap(({ adjustments = [] }) =>
    unique(adjustments.map(one => row(one.Pointer, one.Reason))),
  );
  const refused = tried.flatMap(({ faults = [] }) => unique(faults.map(one => row(one.pointer, one.message))));
  return `
${tried.length} definitions of public repositories and of AWS’s guide, reduced to their shape
([test/fixtures/definitions.jsonl](../test/fixtures/definitions.jsonl)), were sent to createService on the embedded AWS, first with
\`dryRun=true\`. Each plan had the outcome of the request that followed. Each service that was created became steady, and the same
definition again, or the one that was read, was not registered again. Of the refused ones, ${tried.filter(one => one.isAcceptedAfterRepair).length} were accepted
once every fault was corrected as the response says.
\`npm run test:slow -- --snapshot test/slow/task-definitions.test.ts\` writes this section.

| kind | definitions | run as they are | run adjusted | refused |
| --- | --- | --- | --- | --- |
${[
  ...kinds.map(kind =>
    kindRow(
      kind,
      tried.filter(one => one.kind === kind),
    ),
  ),
  kindRow('all', tried),
].join('\n')}

What was replaced, with the number of definitions:

| member | reason | definitions |
| --- | --- | --- |
${counted(replaced)}

What was refused, with the number of definitions:

| member | reason | definitions |
| --- | --- | --- |
${counted(refused)}
`;
}

function kindRow(kind: string, tried: Tried[]): string {
  const run = tried.filter(({ status }) => status === 200);
  const adjusted = run.filter(({ adjustments }) => adjustments).length;
  return `| ${kind} | ${tried.length} | ${run.length - adjusted} | ${adjusted} | ${tried.length - run.length} |`;
}

/** The member, without the indices of its place, and the reason. */
function row(pointer: string, reason: string): string {
  const member = pointer
    .split('/')
    .slice(2)
    .filter(key => !/^(?:\d+|taskDefinition)$/i.test(key))
    .map(key => key.charAt(0).toLowerCase() + key.slice(1))
    .join('.');
  return `| ${member} | ${reason.replaceAll('|', '\\|')} |`;
}

function counted(rows: string[]): string {
  const counts = unique(rows).map(one => ({ one, count: rows.filter(other => other === one).length }));
  return counts
    .sort((a, b) => b.count - a.count || (a.one < b.one ? -1 : 1))
    .map(({ one, count }) => `${one} ${count} |`)
    .join('\n');
}

function unique(rows: string[]): string[] {
  return [...new Set(rows)];
}
