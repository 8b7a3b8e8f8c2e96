import mongoose from 'mongoose';

/** Whether the driver takes it for the address of a MongoDB. */
export function isMongoUrl(url: string): boolean {
  return hostsIn(url) !== undefined;
}

/** The hosts of a URL, without user and password. */
export function hostsOf(url: string): string {
  return hostsIn(url) ?? '';
}

function hostsIn(url: string): string | undefined {
  try {
    const { srvHost, hosts } = new mongoose.mongo.MongoClient(url).options;
    return srvHost ?? hosts.map(String).join(',');
  } catch {
    return undefined;
  }
}
