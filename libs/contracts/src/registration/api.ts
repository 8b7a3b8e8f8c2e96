export const registrationApi = {};
