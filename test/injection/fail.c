/*
 * Loaded before libc (LD_PRELOAD): fails one call of a program, the n-th of its kind on files of its own.
 *
 *   FAIL_ROOTS  folders, by colons: calls on files in them are counted, and calls on standard input and output that lead there
 *   FAIL_LOG    a file: each counted call is noted there ("read 1", "open 2"), the failed one with "failed" behind it
 *   FAIL_AT     "read 3 EIO": the third read fails with EIO. "read 3+ EIO": it and all later ones.
 *               "read 3 SHORT": it takes half of what it was to take. "read 3 KILL": the process is killed before it.
 *   FAIL_NET    if set, sockets are counted too, as "socket-read", "socket-write" and "accept"
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPEN, STAT, READ, WRITE, FSYNC, RENAME, CLOSE, UNLINK, CHMOD, TRUNCATE, REALPATH, SOCKET_READ, SOCKET_WRITE, ACCEPT, KINDS };
static const char *NAMES[KINDS] = { "open", "stat", "read", "write", "fsync", "rename", "close", "unlink", "chmod", "truncate", "realpath", "socket-read", "socket-write", "accept" };
enum { PASS = 0, SHORT = -1 };
enum { FILES = 1, SOCKETS = 2, MOST = 4096 };

static const char *roots;
static int log_fd = -1, fail_kind = -1, fail_at, fail_on, fail_errno, net;
static atomic_int counts[KINDS];
static atomic_uchar own[MOST];

static const struct { const char *name; int number; } ERRORS[] = {
  { "EIO", EIO }, { "ENOSPC", ENOSPC }, { "EINTR", EINTR }, { "EAGAIN", EAGAIN }, { "EMFILE", EMFILE },
  { "EACCES", EACCES }, { "ECONNRESET", ECONNRESET }, { "EPIPE", EPIPE }, { "SHORT", SHORT }, { "KILL", -2 },
};

static int in_roots(const char *path) {
  char here[PATH_MAX];
  if (path == NULL || roots == NULL) return 0;
  if (path[0] != '/') {
    if (getcwd(here, sizeof here / 2) == NULL) return 0;
    size_t at = strlen(here);
    snprintf(here + at, sizeof here - at, "/%s", path);
    path = here;
  }
  for (const char *root = roots; *root != 0;) {
    size_t size = strcspn(root, ":");
    if (strncmp(path, root, size) == 0 && (path[size] == '/' || path[size] == 0)) return 1;
    root += size + (root[size] == ':');
  }
  return 0;
}

static void note_standard(int fd) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t size = syscall(SYS_readlink, link, path, sizeof path - 1);
  if (size < 0) return;
  path[size] = 0;
  if (in_roots(path)) own[fd] = FILES;
  else if (net && fd < 2 && (strncmp(path, "pipe:", 5) == 0 || strncmp(path, "socket:", 7) == 0)) own[fd] = SOCKETS;
}

__attribute__((constructor)) static void begin(void) {
  roots = getenv("FAIL_ROOTS");
  net = getenv("FAIL_NET") != NULL;
  const char *log = getenv("FAIL_LOG"), *at = getenv("FAIL_AT");
  if (log != NULL) log_fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  char kind[32], error[32], on[2] = "";
  if (at != NULL && (sscanf(at, "%31s %d%1[+] %31s", kind, &fail_at, on, error) == 4 || sscanf(at, "%31s %d %31s", kind, &fail_at, error) == 3)) {
    fail_on = on[0] == '+';
    for (int i = 0; i < KINDS; i++) if (strcmp(NAMES[i], kind) == 0) fail_kind = i;
    for (size_t i = 0; i < sizeof ERRORS / sizeof *ERRORS; i++) if (strcmp(ERRORS[i].name, error) == 0) fail_errno = ERRORS[i].number;
  }
  for (int fd = 0; fd < 3; fd++) note_standard(fd);
}

/* Counts a call; PASS, SHORT, or the error that it is to fail with. */
static int counted(int kind) {
  int number = atomic_fetch_add(&counts[kind], 1) + 1;
  int fails = kind == fail_kind && (fail_on ? number >= fail_at : number == fail_at);
  if (log_fd >= 0) {
    char line[64];
    int size = snprintf(line, sizeof line, "%s %d%s\n", NAMES[kind], number, fails ? " failed" : "");
    syscall(SYS_write, log_fd, line, size);
  }
  if (fails && fail_errno == -2) syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
  return fails ? fail_errno : PASS;
}

static int kind_of(int fd, int file, int socket) {
  if (fd < 0 || fd >= MOST) return -1;
  return own[fd] == FILES ? file : own[fd] == SOCKETS ? socket : -1;
}

#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (real == NULL) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)
#define FAIL_PATH(kind, path) do { if (in_roots(path)) { int error = counted(kind); if (error > 0) { errno = error; return -1; } } } while (0)
#define FAIL_FD(kind) do { if ((kind) >= 0) { int error = counted(kind); if (error > 0) { errno = error; return -1; } } } while (0)
#define SHORTER(kind, size) do { if ((kind) >= 0) { int error = counted(kind); if (error > 0) { errno = error; return -1; } if (error == SHORT && size > 1) size = size / 2; } } while (0)

static int noted(int fd, const char *path) {
  if (fd >= 0 && fd < MOST) own[fd] = in_roots(path) ? FILES : 0;
  return fd;
}

#define OPENS(name) \
  int name(const char *path, int flags, ...) { \
    REAL(int, name, const char *, int, ...); \
    va_list list; va_start(list, flags); int mode = va_arg(list, int); va_end(list); \
    FAIL_PATH(OPEN, path); \
    return noted(real(path, flags, mode), path); \
  }
OPENS(open)
OPENS(open64)

#define OPENATS(name) \
  int name(int at, const char *path, int flags, ...) { \
    REAL(int, name, int, const char *, int, ...); \
    va_list list; va_start(list, flags); int mode = va_arg(list, int); va_end(list); \
    if (at != AT_FDCWD && path[0] != '/') return real(at, path, flags, mode); \
    FAIL_PATH(OPEN, path); \
    return noted(real(at, path, flags, mode), path); \
  }
OPENATS(openat)
OPENATS(openat64)

/* As the system does it: the file is closed, whatever is said of it. */
static int closed(int fd, int (*really)(int)) {
  int kind = kind_of(fd, CLOSE, -1);
  if (fd >= 0 && fd < MOST) own[fd] = 0;
  int error = kind < 0 ? PASS : counted(kind);
  int done = really(fd);
  if (error > 0) { errno = error; return -1; }
  return done;
}

int close(int fd) {
  REAL(int, close, int);
  return closed(fd, real);
}

ssize_t read(int fd, void *to, size_t size) {
  REAL(ssize_t, read, int, void *, size_t);
  int kind = kind_of(fd, READ, SOCKET_READ);
  SHORTER(kind, size);
  return real(fd, to, size);
}
#define PREADS(name) \
  ssize_t name(int fd, void *to, size_t size, off_t at) { \
    REAL(ssize_t, name, int, void *, size_t, off_t); \
    int kind = kind_of(fd, READ, -1); \
    SHORTER(kind, size); \
    return real(fd, to, size, at); \
  }
PREADS(pread)
PREADS(pread64)

ssize_t write(int fd, const void *from, size_t size) {
  REAL(ssize_t, write, int, const void *, size_t);
  int kind = kind_of(fd, WRITE, SOCKET_WRITE);
  SHORTER(kind, size);
  return real(fd, from, size);
}
#define PWRITES(name) \
  ssize_t name(int fd, const void *from, size_t size, off_t at) { \
    REAL(ssize_t, name, int, const void *, size_t, off_t); \
    int kind = kind_of(fd, WRITE, -1); \
    SHORTER(kind, size); \
    return real(fd, from, size, at); \
  }
PWRITES(pwrite)
PWRITES(pwrite64)

/* Of several pieces the first alone, where it is to be short. */
#define VECTORS(name, kind1, kind2) \
  ssize_t name(int fd, const struct iovec *pieces, int count) { \
    REAL(ssize_t, name, int, const struct iovec *, int); \
    int kind = kind_of(fd, kind1, kind2); \
    if (kind >= 0) { \
      int error = counted(kind); \
      if (error > 0) { errno = error; return -1; } \
      if (error == SHORT) { struct iovec half = { pieces[0].iov_base, pieces[0].iov_len > 1 ? pieces[0].iov_len / 2 : pieces[0].iov_len }; return real(fd, &half, 1); } \
    } \
    return real(fd, pieces, count); \
  }
VECTORS(readv, READ, SOCKET_READ)
VECTORS(writev, WRITE, SOCKET_WRITE)

#define SYNCS(name) int name(int fd) { REAL(int, name, int); int kind = kind_of(fd, FSYNC, -1); FAIL_FD(kind); return real(fd); }
SYNCS(fsync)
SYNCS(fdatasync)

int rename(const char *from, const char *to) { REAL(int, rename, const char *, const char *); FAIL_PATH(RENAME, to); return real(from, to); }
int unlink(const char *path) { REAL(int, unlink, const char *); FAIL_PATH(UNLINK, path); return real(path); }
int chmod(const char *path, mode_t mode) { REAL(int, chmod, const char *, mode_t); FAIL_PATH(CHMOD, path); return real(path, mode); }
int fchmod(int fd, mode_t mode) { REAL(int, fchmod, int, mode_t); int kind = kind_of(fd, CHMOD, -1); FAIL_FD(kind); return real(fd, mode); }
int ftruncate(int fd, off_t size) { REAL(int, ftruncate, int, off_t); int kind = kind_of(fd, TRUNCATE, -1); FAIL_FD(kind); return real(fd, size); }
int ftruncate64(int fd, off_t size) { REAL(int, ftruncate64, int, off_t); int kind = kind_of(fd, TRUNCATE, -1); FAIL_FD(kind); return real(fd, size); }
char *realpath(const char *path, char *to) {
  REAL(char *, realpath, const char *, char *);
  if (in_roots(path)) { int error = counted(REALPATH); if (error > 0) { errno = error; return NULL; } }
  return real(path, to);
}

static long (*real_syscall)(long, ...);
static int close_by_number(int fd) { return real_syscall(SYS_close, fd); }

/* libuv asks by the number of the call where libc may be older than the system, or where libc would let a thread be cancelled. */
long syscall(long number, ...) {
  if (real_syscall == NULL) real_syscall = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
  long a[6];
  va_list list; va_start(list, number); for (int i = 0; i < 6; i++) a[i] = va_arg(list, long); va_end(list);
  if (number == SYS_close) return closed((int)a[0], close_by_number);
#ifdef SYS_statx
  if (number == SYS_statx) {
    const char *path = (const char *)a[1];
    if (path != NULL && path[0] != 0) FAIL_PATH(STAT, path);
    else { int kind = kind_of((int)a[0], STAT, -1); FAIL_FD(kind); }
  }
#endif
  return real_syscall(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}
#define STATS(name, type) int name(const char *path, struct type *to) { REAL(int, name, const char *, struct type *); FAIL_PATH(STAT, path); return real(path, to); }
STATS(stat, stat) STATS(lstat, stat) STATS(stat64, stat64) STATS(lstat64, stat64)
/* Of the standard ones Node asks by this call, and by no other, when it begins and ends, and takes a fault for a broken system. */
int fstat(int fd, struct stat *to) { REAL(int, fstat, int, struct stat *); int kind = fd < 3 ? -1 : kind_of(fd, STAT, -1); FAIL_FD(kind); return real(fd, to); }
int fstat64(int fd, struct stat64 *to) { REAL(int, fstat64, int, struct stat64 *); int kind = fd < 3 ? -1 : kind_of(fd, STAT, -1); FAIL_FD(kind); return real(fd, to); }
/* libc before 2.33 has these by names with a version. */
#define XSTATS(name, type) int name(int v, const char *path, struct type *to) { REAL(int, name, int, const char *, struct type *); FAIL_PATH(STAT, path); return real(v, path, to); }
XSTATS(__xstat, stat) XSTATS(__lxstat, stat) XSTATS(__xstat64, stat64) XSTATS(__lxstat64, stat64)
int __fxstat(int v, int fd, struct stat *to) { REAL(int, __fxstat, int, int, struct stat *); int kind = fd < 3 ? -1 : kind_of(fd, STAT, -1); FAIL_FD(kind); return real(v, fd, to); }
int __fxstat64(int v, int fd, struct stat64 *to) { REAL(int, __fxstat64, int, int, struct stat64 *); int kind = fd < 3 ? -1 : kind_of(fd, STAT, -1); FAIL_FD(kind); return real(v, fd, to); }

int accept4(int fd, struct sockaddr *address, socklen_t *size, int flags) {
  REAL(int, accept4, int, struct sockaddr *, socklen_t *, int);
  if (!net) return real(fd, address, size, flags);
  FAIL_FD(ACCEPT);
  int taken = real(fd, address, size, flags);
  if (taken >= 0 && taken < MOST) own[taken] = SOCKETS;
  return taken;
}
