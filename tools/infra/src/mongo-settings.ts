/**
 * What a client that was killed held open is free after 3 to 4.5 s (mongod looks every half of this), should its store not
 * have ended it before. The default of mongod is 60 s; ADR 0018. `docker-compose.yml` says the same.
 */
export const briefTransactions = ['--setParameter', 'transactionLifetimeLimitSeconds=3'];
