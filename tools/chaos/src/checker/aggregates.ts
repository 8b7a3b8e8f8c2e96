import {
  actionPlanTopic,
  assessmentTopic,
  certificateTopic,
  creditTopic,
  impactTopic,
  intakeTopic,
  personTopic,
  presenceTopic,
  registrationTopic,
  retreatTopic,
  serviceSurveyTopic,
  workUnitTopic,
} from '@korsa/contracts';

/** Where the aggregate of each event topic is stored; its id is the key of its events. */
export const aggregates: readonly { readonly topic: string; readonly collection: string }[] = [
  { topic: retreatTopic.name, collection: 'scheduling.retreats' },
  { topic: personTopic.name, collection: 'registration.persons' },
  { topic: workUnitTopic.name, collection: 'registration.workUnits' },
  { topic: intakeTopic.name, collection: 'registration.intakes' },
  { topic: registrationTopic.name, collection: 'registration.registrations' },
  { topic: presenceTopic.name, collection: 'attendance.presences' },
  { topic: creditTopic.name, collection: 'attendance.ledgers' },
  { topic: certificateTopic.name, collection: 'attendance.certificates' },
  { topic: assessmentTopic.name, collection: 'evaluation.assessments' },
  { topic: actionPlanTopic.name, collection: 'evaluation.actionPlans' },
  { topic: serviceSurveyTopic.name, collection: 'evaluation.serviceSurveys' },
  { topic: impactTopic.name, collection: 'evaluation.impacts' },
];
