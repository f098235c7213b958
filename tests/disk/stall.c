/* Makes a drive stall: while the file that STALL_FLAG names is there, whatever reads, writes, opens
   or looks at something below STALL_UNDER waits, as on a network drive whose server is gone. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

static int stalled(void) {
    const char *flag = getenv("STALL_FLAG");
    return flag && syscall(SYS_faccessat, AT_FDCWD, flag, F_OK) == 0;
}

static void wait_for(const char *path) {
    const char *under = getenv("STALL_UNDER");
    struct timespec pause = {0, 20000000};
    if (!under || !path || strncmp(path, under, strlen(under)) != 0) return;
    while (stalled()) nanosleep(&pause, NULL);
}

static void wait_for_file(int fd) {
    char link[64], path[4096];
    ssize_t length;
    if (!stalled()) return;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
    if (length > 0) {
        path[length] = 0;
        wait_for(path);
    }
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define OPENS(name)                                                     \
    int name(const char *path, int flags, ...) {                        \
        va_list more;                                                   \
        mode_t mode;                                                    \
        va_start(more, flags);                                          \
        mode = va_arg(more, mode_t);                                    \
        va_end(more);                                                   \
        wait_for(path);                                                 \
        return REAL(name)(path, flags, mode);                           \
    }
OPENS(open)
OPENS(open64)
int openat(int at, const char *path, int flags, ...) {
    va_list more;
    mode_t mode;
    va_start(more, flags);
    mode = va_arg(more, mode_t);
    va_end(more);
    wait_for(path);
    return REAL(openat)(at, path, flags, mode);
}
#define LOOKS(name, kind)                                               \
    int name(const char *path, kind *into) {                            \
        wait_for(path);                                                 \
        return REAL(name)(path, into);                                  \
    }
LOOKS(stat, struct stat)
LOOKS(lstat, struct stat)
LOOKS(stat64, struct stat64)
LOOKS(lstat64, struct stat64)
int access(const char *path, int mode) { wait_for(path); return REAL(access)(path, mode); }
int unlink(const char *path) { wait_for(path); return REAL(unlink)(path); }
int mkdir(const char *path, mode_t mode) { wait_for(path); return REAL(mkdir)(path, mode); }
int rename(const char *old, const char *path) { wait_for(path); return REAL(rename)(old, path); }
ssize_t read(int fd, void *to, size_t n) { wait_for_file(fd); return REAL(read)(fd, to, n); }
ssize_t write(int fd, const void *of, size_t n) { wait_for_file(fd); return REAL(write)(fd, of, n); }
ssize_t pread64(int fd, void *to, size_t n, off64_t at) { wait_for_file(fd); return REAL(pread64)(fd, to, n, at); }
ssize_t pwrite64(int fd, const void *of, size_t n, off64_t at) { wait_for_file(fd); return REAL(pwrite64)(fd, of, n, at); }
int fsync(int fd) { wait_for_file(fd); return REAL(fsync)(fd); }
int fdatasync(int fd) { wait_for_file(fd); return REAL(fdatasync)(fd); }
