import {
  attendanceApi,
  type CheckInView,
  type CheckOutView,
  type InputOf,
  type UploadView,
} from '@korsa/contracts';
import { Serve } from '@korsa/service-kit';
import { Controller } from '@nestjs/common';
import { RecordPass, type RecordedPass } from '../application/record-pass.js';
import { UploadScans, type RecordedScan } from '../application/upload-scans.js';

@Controller()
export class GateScansController {
  constructor(
    private readonly recordPass: RecordPass,
    private readonly uploadScans: UploadScans,
  ) {}

  @Serve(attendanceApi.checkIn)
  async checkIn({ body }: InputOf<typeof attendanceApi.checkIn>) {
    const recorded = await this.recordPass.execute({ ...body, direction: 'in' });
    return checkInView(body.registrationId, recorded);
  }

  @Serve(attendanceApi.checkOut)
  async checkOut({ body }: InputOf<typeof attendanceApi.checkOut>) {
    const recorded = await this.recordPass.execute({ ...body, direction: 'out' });
    return checkOutView(body.registrationId, recorded);
  }

  @Serve(attendanceApi.uploadScans)
  async upload({ params, body }: InputOf<typeof attendanceApi.uploadScans>) {
    return uploadView(await this.uploadScans.execute({ ...params, ...body }));
  }
}

function checkInView(registrationId: string, { outcome, record }: RecordedPass): CheckInView {
  const { scannedAt, receivedAt, lateMinutes, punctuality } = record.arrival!;
  const { sessionId } = record;
  return { outcome, registrationId, sessionId, scannedAt, receivedAt, lateMinutes, punctuality };
}

function checkOutView(registrationId: string, { outcome, record }: RecordedPass): CheckOutView {
  const { scannedAt, receivedAt, earlyMinutes } = record.departure!;
  return {
    outcome,
    registrationId,
    sessionId: record.sessionId,
    scannedAt,
    receivedAt,
    earlyMinutes,
  };
}

function uploadView(recorded: readonly RecordedScan[]): UploadView {
  const count = (outcome: string) => recorded.filter(({ result }) => result.outcome === outcome);
  return {
    receivedAt: recorded[0]!.scan.receivedAt,
    accepted: count('accepted').length,
    duplicate: count('duplicate').length,
    refused: count('refused').length,
    outcomes: recorded.map(({ scan, result }) => ({ scanId: scan.scanId, ...result })),
  };
}
