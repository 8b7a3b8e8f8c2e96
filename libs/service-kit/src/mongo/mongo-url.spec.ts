import { describe, expect, it } from '@jest/globals';
import { hostsOf, isMongoUrl } from './mongo-url.js';

describe('the URL of a MongoDB', () => {
  it.each([
    ['mongodb://127.0.0.1:27017/?directConnection=true', '127.0.0.1:27017'],
    ['mongodb://korsa:p%40ss%2Fword@a:27017,b:27018/?replicaSet=rs0', 'a:27017,b:27018'],
    ['mongodb+srv://korsa:secret@cluster.example.org/', 'cluster.example.org'],
  ])('tells its hosts and no password: %s', (url, hosts) => {
    expect([isMongoUrl(url), hostsOf(url)]).toEqual([true, hosts]);
  });

  it.each([
    'mongodb://korsa:pa/ss@db:27017/',
    'mongodb://korsa:p@ss@db:27017/',
    'mongodb://',
    'db',
  ])('is none, and tells nothing: %s', (url) => {
    expect([isMongoUrl(url), hostsOf(url)]).toEqual([false, '']);
  });
});
