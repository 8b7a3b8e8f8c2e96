import {
  attendanceApi,
  type CertificateVerification,
  type CertificateView,
  type InputOf,
} from '@korsa/contracts';
import { Serve } from '@korsa/service-kit';
import { Controller } from '@nestjs/common';
import { viewPage } from '../../paging.js';
import { CertificateQueries } from '../application/certificate.queries.js';
import { CertificateNumberUnknown } from '../domain/certificate.errors.js';
import type { Certificate } from '../domain/certificate.js';
import { Certificates } from '../domain/certificates.js';

@Controller()
export class CertificatesController {
  constructor(
    private readonly certificates: Certificates,
    private readonly queries: CertificateQueries,
  ) {}

  @Serve(attendanceApi.listCertificates)
  async list({ params, query }: InputOf<typeof attendanceApi.listCertificates>) {
    const { cursor, limit, ...filter } = query;
    return viewPage(await this.queries.page({ ...params, ...filter }, { cursor, limit }), view);
  }

  @Serve(attendanceApi.getCertificate)
  async get({ params }: InputOf<typeof attendanceApi.getCertificate>) {
    return view(await this.certificates.get(params.certificateId));
  }

  @Serve(attendanceApi.verifyCertificate)
  async verify({ query }: InputOf<typeof attendanceApi.verifyCertificate>) {
    const certificate = await this.queries.byNumber(query.number);
    if (!certificate) throw new CertificateNumberUnknown();
    return verification(certificate);
  }
}

/** What anybody may see who holds the number. */
function verification(certificate: Certificate): CertificateVerification {
  const { number, outcome, jp, cityCode, retreatId, issuedAt, revokedAt } = certificate;
  const valid = revokedAt === null;
  return { number, valid, outcome, jp, cityCode, retreatId, issuedAt, revokedAt };
}

function view(certificate: Certificate): CertificateView {
  const { id, registrationId, personId, basis, replacedBy } = certificate;
  return {
    ...verification(certificate),
    certificateId: id,
    registrationId,
    personId,
    basis,
    replacedBy,
  };
}
