export const schedulingApi = {};
