export const attendanceApi = {};
