import type { Connection } from 'mongoose';

/** How many commands have a record that holds their answer; only those whose answer names the id, when there is one. */
export function countRecorded(connection: Connection, id?: string): Promise<number> {
  const answered = { fingerprint: { $exists: true }, refusal: { $exists: false } };
  return connection
    .collection('commits')
    .countDocuments(id === undefined ? answered : { ...answered, answers: { $regex: id } });
}
