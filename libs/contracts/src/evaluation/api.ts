export const evaluationApi = {};
