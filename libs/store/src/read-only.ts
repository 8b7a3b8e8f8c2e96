import type { Schema } from 'mongoose';

/** What of a mongoose model would write. */
export const writes = [
  'findOneAndUpdate',
  'findOneAndReplace',
  'findOneAndDelete',
  'updateOne',
  'updateMany',
  'replaceOne',
  'deleteOne',
  'deleteMany',
] as const;

/** Mongoose plugin: a model for queries only. Whatever would write throws an Error with the message. */
export function readOnly(schema: Schema, message: string): void {
  const refuse = (): never => {
    throw new Error(message);
  };
  schema.pre([...writes], { document: false, query: true }, refuse);
  schema.pre('save', refuse);
  schema.pre('insertMany', refuse);
}
