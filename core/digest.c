#include "digest.h"

#include <sys/types.h>

#include <sha2.h>
#include <stdint.h>

void digest_sha256(const void *data, size_t size_bytes, char hex[DIGEST_HEX_SIZE])
{
	static const char digits[] = "0123456789abcdef";
	uint8_t sum[SHA256_DIGEST_LENGTH];
	SHA2_CTX context;

	SHA256Init(&context);
	SHA256Update(&context, data, size_bytes);
	SHA256Final(sum, &context);
	for (size_t i = 0; i < sizeof(sum); i++) {
		hex[2 * i] = digits[sum[i] >> 4];
		hex[2 * i + 1] = digits[sum[i] & 15];
	}
	hex[DIGEST_HEX_SIZE - 1] = '\0';
}
