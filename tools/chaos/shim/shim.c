/*
 * Loaded before libc into a process (LD_PRELOAD): moves its clock and slows its disk, as a file says that KORSA_SHIM
 * names. The file holds two 64-bit numbers and may change at any time: nanoseconds to add to the time of day, and
 * microseconds that each fsync and fdatasync takes longer. Clocks that measure durations stay as they are.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

struct orders {
  int64_t clock_offset_ns;
  int64_t sync_delay_us;
};

static const struct orders none;
static volatile const struct orders *orders = &none;
static int (*next_clock_gettime)(clockid_t, struct timespec *);
static int (*next_fsync)(int);
static int (*next_fdatasync)(int);

__attribute__((constructor)) static void listen_for_orders(void) {
  next_clock_gettime = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
  next_fsync = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  next_fdatasync = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  const char *path = getenv("KORSA_SHIM");
  int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
  if (file < 0) return;
  void *shared = mmap(0, sizeof(struct orders), PROT_READ, MAP_SHARED, file, 0);
  close(file);
  if (shared != MAP_FAILED) orders = shared;
}

static int64_t now_ns(clockid_t clock) {
  struct timespec at;
  if (!next_clock_gettime) next_clock_gettime = dlsym(RTLD_NEXT, "clock_gettime");
  next_clock_gettime(clock, &at);
  return at.tv_sec * INT64_C(1000000000) + at.tv_nsec + orders->clock_offset_ns;
}

int clock_gettime(clockid_t clock, struct timespec *at) {
  if (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE) {
    if (!next_clock_gettime) next_clock_gettime = dlsym(RTLD_NEXT, "clock_gettime");
    return next_clock_gettime(clock, at);
  }
  int64_t now = now_ns(clock);
  at->tv_sec = now / INT64_C(1000000000);
  at->tv_nsec = now % INT64_C(1000000000);
  return 0;
}

int gettimeofday(struct timeval *at, void *zone) {
  (void)zone;
  int64_t now = now_ns(CLOCK_REALTIME) / 1000;
  at->tv_sec = now / 1000000;
  at->tv_usec = now % 1000000;
  return 0;
}

time_t time(time_t *at) {
  time_t now = now_ns(CLOCK_REALTIME) / INT64_C(1000000000);
  if (at) *at = now;
  return now;
}

static void wait_for_disk(void) {
  int64_t delay = orders->sync_delay_us;
  struct timespec pause = {delay / 1000000, (delay % 1000000) * 1000};
  if (delay > 0) nanosleep(&pause, 0);
}

int fsync(int file) {
  wait_for_disk();
  return next_fsync(file);
}

int fdatasync(int file) {
  wait_for_disk();
  return next_fdatasync(file);
}
