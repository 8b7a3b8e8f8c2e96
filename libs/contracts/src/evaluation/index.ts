export * from './api.js';
export * from './events.js';
export {
  FindingCode,
  InstrumentRef,
  RespondentRole,
  ServiceElement,
  serviceElements,
  ServiceGrade,
  SurveyLevel,
  SurveyMethod,
  SurveyPeriod,
  WaveCode,
} from './vocabulary.js';
