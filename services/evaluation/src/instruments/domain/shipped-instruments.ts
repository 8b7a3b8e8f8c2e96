import type { Instrument } from './instrument.js';

/** Five equal bands on 1 to 5. The field has no common labels, so they are part of the version. An assumption. */
const fiveBands = [
  { from: 1, name: 'sangat kurang' },
  { from: 1.8, name: 'kurang' },
  { from: 2.6, name: 'cukup' },
  { from: 3.4, name: 'baik' },
  { from: 4.2, name: 'sangat baik' },
];

const ask = (aspect: string, ...questions: readonly (readonly [item: string, text: string])[]) =>
  questions.map(([item, text]) => ({ item, aspect, perSession: false, text }));

/** Level 1, the objects of LKPP, Kemenag and Sulbar: speaker, material, facilities, committee, catering. */
const reaction: Instrument = {
  code: 'reaction-default',
  version: 1,
  level: 'reaction',
  scale: { min: 1, max: 5 },
  respondents: ['self'],
  bands: fiveBands,
  shipped: true,
  items: [
    ...ask(
      'speaker',
      ['speaker-mastery', 'Narasumber menguasai materi'],
      ['speaker-delivery', 'Narasumber menyampaikan materi dengan jelas'],
    ).map((item) => ({ ...item, perSession: true })),
    ...ask(
      'content-method',
      ['content-relevance', 'Materi sesuai dengan tugas saya'],
      ['method-fit', 'Metode pembelajaran membantu saya memahami materi'],
    ),
    ...ask(
      'facilities',
      ['facilities-rooms', 'Ruang dan perlengkapan mendukung kegiatan'],
      ['facilities-health', 'Layanan kesehatan tersedia saat dibutuhkan'],
    ),
    ...ask(
      'committee',
      ['committee-information', 'Panitia memberi informasi yang jelas dan tepat waktu'],
      ['committee-response', 'Panitia tanggap terhadap kebutuhan peserta'],
    ),
    ...ask(
      'catering-accommodation',
      ['catering', 'Konsumsi memadai dan tepat waktu'],
      ['accommodation', 'Akomodasi layak untuk beristirahat'],
    ),
  ],
};

/** Level 3: five statements on behaviour and six on its results, as a provincial training agency asks them. */
const behaviour: Instrument = {
  code: 'behaviour-default',
  version: 1,
  level: 'behaviour',
  scale: { min: 1, max: 5 },
  respondents: ['self', 'superior', 'peer'],
  bands: fiveBands,
  shipped: true,
  items: [
    ...ask(
      'behaviour',
      ['behaviour-example', 'Alumni memberi teladan disiplin dan integritas'],
      ['behaviour-cooperation', 'Alumni bekerja sama lintas perangkat daerah'],
      ['behaviour-decision', 'Alumni mengambil keputusan tepat waktu dan berdasarkan data'],
      ['behaviour-communication', 'Alumni menyampaikan arah pembangunan daerah kepada tim'],
      ['behaviour-monitoring', 'Alumni memantau langsung pelayanan di unitnya'],
    ),
    ...ask(
      'impact',
      ['impact-plan', 'Rencana aksi alumni dijalankan di unit kerja'],
      ['impact-speed', 'Pelayanan unit kerja menjadi lebih cepat'],
      ['impact-quality', 'Mutu pelayanan unit kerja membaik'],
      ['impact-complaints', 'Pengaduan masyarakat ditangani lebih baik'],
      ['impact-team', 'Kinerja tim di unit kerja meningkat'],
      ['impact-innovation', 'Unit kerja melahirkan perbaikan atau inovasi'],
    ),
  ],
};

/** The instruments that come with Korsa, all versions that ever did. */
export const shippedInstruments: readonly Instrument[] = [reaction, behaviour];

/** The one that is used when nobody chose another. */
export const defaultInstruments = { reaction, behaviour } as const;
