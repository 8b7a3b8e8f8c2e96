/** What nx printed about the tasks that failed, or everything when it did not get as far as a task. */
export function failedTasks(output: string): string {
  const [, list] = /Failed tasks:\s+((?:- \S+\s+)+)/.exec(`${output}\n`) ?? [];
  const failed = list?.split(/\s*- /).filter(Boolean) ?? [];
  const sections = failed.map((task) => taskOutput(output, task.trim()));
  return sections.length > 0 ? sections.join('\n') : output;
}

/** What nx printed about one task, such as `store:test`. */
export function taskOutput(output: string, task: string): string {
  const start = `> nx run ${task}`;
  const section = output
    .replaceAll('\r', '')
    .split(/^(?=> nx run )/m)
    .find((part) => part.startsWith(start) && !/\S/.test(part.charAt(start.length)));
  const [body = ''] = section?.split(/^—+$|^ NX /m) ?? [];
  return body.trimEnd() || `${task} printed nothing.`;
}
