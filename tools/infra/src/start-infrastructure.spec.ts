import { describe, expect, it } from '@jest/globals';
import { hostsOf } from './index.js';

describe('hostsOf', () => {
  it.each([
    ['mongodb://korsa:secret@one:27017,two:27017/korsa?replicaSet=rs0', 'one:27017,two:27017'],
    ['mongodb+srv://korsa:secret@cluster.example', 'cluster.example'],
    ['mongodb://127.0.0.1:27017/?directConnection=true', '127.0.0.1:27017'],
  ])('of %s are %s', (url, hosts) => {
    expect(hostsOf(url)).toBe(hosts);
  });
});
