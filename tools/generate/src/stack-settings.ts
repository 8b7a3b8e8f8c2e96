/** The rows of a table of what the commands of this repository read: `npm start`, `npm run demo`, tests, operators. */
export const stackSettings: readonly string[] = [
  '| `KORSA_INFRA` | the first that works | forces where Kafka and MongoDB come from: given, docker or embedded |',
  '| `KORSA_KAFKA_BROKERS`, `KORSA_MONGO_URL` | | servers that you run; both or none |',
  '| `KORSA_KAFKA_PORT`, `KORSA_MONGO_PORT` | 9092, 27017 | where `npm start` and `docker compose` have them; free ports elsewhere |',
  '| `KORSA_KAFKA_IMAGE`, `KORSA_MONGO_IMAGE` | the tested ones, in `docker-compose.yml` | other images |',
  '| `KORSA_REGISTRATION_PORT`, `KORSA_SCHEDULING_PORT`, `KORSA_ATTENDANCE_PORT`, `KORSA_EVALUATION_PORT` | 3001, 3002, 3003, 3004 | where `npm start` has the services and `npm run ops` looks for them |',
  '| `KORSA_AREA`, `KORSA_ACTOR` | | for whom and as whom `npm run ops` acts, instead of `--area` and `--actor` |',
  '| `KORSA_KAFKA_CLIENT` | kafkajs | the client that `npm run bench` measures, and that services started by these commands take |',
  '| `KORSA_CACHE` | `~/.cache/korsa` (or `XDG_CACHE_HOME`) | what is downloaded once for all clones of a user |',
];
