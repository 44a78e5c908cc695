#include "digest.h"

#include "i18n.h"

#include <sys/types.h>

#include <errno.h>
#include <fcntl.h>
#include <sha1.h>
#include <sha2.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void write_hex(SHA2_CTX *context, char hex[DIGEST_HEX_SIZE])
{
	static const char digits[] = "0123456789abcdef";
	uint8_t sum[SHA256_DIGEST_LENGTH];

	SHA256Final(sum, context);
	for (size_t i = 0; i < sizeof(sum); i++) {
		hex[2 * i] = digits[sum[i] >> 4];
		hex[2 * i + 1] = digits[sum[i] & 15];
	}
	hex[DIGEST_HEX_SIZE - 1] = '\0';
}

void digest_sha256(const void *data, size_t size_bytes, char hex[DIGEST_HEX_SIZE])
{
	SHA2_CTX context;

	SHA256Init(&context);
	SHA256Update(&context, data, size_bytes);
	write_hex(&context, hex);
}

void digest_uuid(const uint8_t space[16], const char *name, char uuid[DIGEST_UUID_SIZE])
{
	SHA1_CTX context;
	uint8_t sum[SHA1_DIGEST_LENGTH];

	SHA1Init(&context);
	SHA1Update(&context, space, 16);
	SHA1Update(&context, (const uint8_t *)name, strlen(name));
	SHA1Final(sum, &context);
	sum[6] = (uint8_t)((sum[6] & 0x0F) | 0x50);
	sum[8] = (uint8_t)((sum[8] & 0x3F) | 0x80);
	snprintf(uuid, DIGEST_UUID_SIZE, "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", sum[0],
		 sum[1], sum[2], sum[3], sum[4], sum[5], sum[6], sum[7], sum[8], sum[9], sum[10], sum[11], sum[12],
		 sum[13], sum[14], sum[15]);
}

static bool fail(const char *path, int number, struct error *err)
{
	error_set_at(err, number == ENOENT || number == ENOTDIR ? ERROR_NOT_FOUND : ERROR_IO, path,
		     0, 0, _("cannot be read: %s"), strerror(number));
	return false;
}

static bool add_file(int fd, SHA2_CTX *context)
{
	uint8_t piece[64 * 1024];
	ssize_t got;

	while ((got = read(fd, piece, sizeof(piece))) != 0) {
		if (got < 0 && errno != EINTR)
			return false;
		if (got > 0)
			SHA256Update(context, piece, (size_t)got);
	}
	return true;
}

bool digest_sha256_file(const char *path, char hex[DIGEST_HEX_SIZE], struct error *err)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	struct stat status;
	SHA2_CTX context;
	bool is_read = false;

	if (fd < 0)
		return fail(path, errno, err);
	SHA256Init(&context);
	if (fstat(fd, &status) != 0)
		fail(path, errno, err);
	else if (!S_ISREG(status.st_mode))
		error_set_at(err, ERROR_INPUT, path, 0, 0, _("not a file"));
	else if (!add_file(fd, &context))
		fail(path, errno, err);
	else
		is_read = true;
	close(fd);
	if (is_read)
		write_hex(&context, hex);
	return is_read;
}
