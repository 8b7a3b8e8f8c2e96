import { actionPlansApi } from './action-plans.api.js';
import { impactApi } from './impact.api.js';
import { instrumentsApi } from './instruments.api.js';
import { overviewApi } from './overview.api.js';
import { responsesApi } from './responses.api.js';
import { serviceSurveysApi } from './service-surveys.api.js';
import { testsApi } from './tests.api.js';

export type { ActionPlanView, CoverageView } from './action-plans.api.js';
export type { EvaluatedRetreatView, ImpactView, RollupView } from './impact.api.js';
export type { InstrumentView } from './instruments.api.js';
export type { OverviewRetreat, OverviewView } from './overview.api.js';
export type { BatchView, ResponseBody, RowOutcome, WavesView, WaveView } from './responses.api.js';
export type { BeforeAfterView, ServiceSurveyView } from './service-surveys.api.js';
export type { LearningGainView, TestScoreView } from './tests.api.js';

/** The HTTP API of the evaluation service. */
export const evaluationApi = {
  ...instrumentsApi,
  ...responsesApi,
  ...testsApi,
  ...actionPlansApi,
  ...serviceSurveysApi,
  ...impactApi,
  ...overviewApi,
};
