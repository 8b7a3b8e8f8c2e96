/** The eight missions of Asta Cita in short, by number from 1 (segaris.co, jurnalpatrolinews). */
export const astaCita: readonly string[] = [
  'Ideologi Pancasila, demokrasi, dan hak asasi manusia',
  'Pertahanan keamanan dan kemandirian bangsa',
  'Lapangan kerja berkualitas, kewirausahaan, industri kreatif, dan infrastruktur',
  'Sumber daya manusia, sains, teknologi, pendidikan, kesehatan, dan kesetaraan',
  'Hilirisasi dan industrialisasi',
  'Membangun dari desa dan dari bawah untuk pemerataan',
  'Reformasi politik, hukum, dan birokrasi; pencegahan korupsi dan narkoba',
  'Harmoni dengan lingkungan, alam, budaya, dan toleransi',
];
