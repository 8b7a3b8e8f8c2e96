/** Protocol errors that the same record meets every time. */
export const rejections: ReadonlySet<string> = new Set([
  'MESSAGE_TOO_LARGE',
  'RECORD_LIST_TOO_LARGE',
  'INVALID_RECORD',
  'INVALID_TIMESTAMP',
  'UNSUPPORTED_FOR_MESSAGE_FORMAT',
]);

/** Protocol errors that a new client of this process meets again: refused logins, missing rights, a taken instance. */
export const refusals: ReadonlySet<string> = new Set([
  'SASL_AUTHENTICATION_FAILED',
  'TOPIC_AUTHORIZATION_FAILED',
  'GROUP_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
  'INVALID_SESSION_TIMEOUT',
  'FENCED_INSTANCE_ID',
]);
