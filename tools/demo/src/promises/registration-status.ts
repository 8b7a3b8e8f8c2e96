/** The state in which an event of the registration topic leaves its registration. */
export const statusAfter: Readonly<Record<string, string>> = {
  ParticipantNominated: 'nominated',
  RegistrationRejected: 'rejected',
  ParticipationConfirmed: 'confirmed',
  RegistrationPromoted: 'confirmed',
  RegistrationWaitlisted: 'waitlisted',
  ReconfirmationRequested: 'reconfirming',
  ParticipationDeclined: 'declined',
  ParticipantSubstituted: 'substituted',
  RegistrationCancelled: 'cancelled',
};
