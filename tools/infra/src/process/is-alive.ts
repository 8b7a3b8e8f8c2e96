/** Whether a process of this id runs; also true for one that we may not signal. */
export function isAlive(pid: number): boolean {
  // Ids of groups, our own among them: 0 always answers.
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
