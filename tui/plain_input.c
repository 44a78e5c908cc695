#define _GNU_SOURCE /* ppoll */
#include "plain_input.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "text.h"

static const int signals[3] = { SIGTERM, SIGHUP, SIGINT };
static volatile sig_atomic_t caught;

static void on_signal(int number)
{
	caught = number;
}

void plain_input_start(struct plain_input *input, int fd)
{
	struct sigaction action = { .sa_handler = on_signal };
	sigset_t block;
	int i;

	memset(input, 0, sizeof(*input));
	input->fd = fd;
	strbuf_init(&input->bytes);
	caught = 0;
	sigemptyset(&block);
	sigemptyset(&action.sa_mask);
	for (i = 0; i < 3; i++)
		sigaddset(&block, signals[i]);
	sigprocmask(SIG_BLOCK, &block, &input->mask);
	for (i = 0; i < 3; i++) {
		sigaction(signals[i], NULL, &input->old[i]);
		if (input->old[i].sa_handler != SIG_IGN)
			sigaction(signals[i], &action, NULL);
	}
}

void plain_input_stop(struct plain_input *input)
{
	int i;

	for (i = 0; i < 3; i++)
		sigaction(signals[i], &input->old[i], NULL);
	sigprocmask(SIG_SETMASK, &input->mask, NULL);
	strbuf_release(&input->bytes);
}

int plain_input_signal(void)
{
	return caught;
}

/* Reads more. False when a signal came; is_ended tells of the end. */
static bool fill(struct plain_input *input)
{
	struct pollfd poll_fd = { .fd = input->fd, .events = POLLIN };
	char buf[4096];
	ssize_t got;

	if (caught)
		return false;
	if (ppoll(&poll_fd, 1, NULL, &input->mask) < 0)
		return !caught;
	got = read(input->fd, buf, sizeof(buf));
	if (got > 0)
		strbuf_add(&input->bytes, buf, (size_t)got);
	else if (got == 0 || (errno != EINTR && errno != EAGAIN))
		input->is_ended = true;
	return true;
}

static void drop(struct strbuf *bytes, size_t size)
{
	size_t rest = bytes->length - size;

	memmove(bytes->text, bytes->text + size, rest);
	strbuf_truncate(bytes, rest);
}

static bool is_sound(const struct strbuf *line)
{
	return line->length <= PLAIN_LINE_BYTES_MAX && strlen(line->text) == line->length &&
	       text_is_utf8(line->text, line->length, NULL) && !text_is_unsafe(line->text, false);
}

/* Hands out `size` bytes, the line end after them not among them. */
static enum plain_read take(struct plain_input *input, size_t size, size_t used,
			    struct strbuf *line)
{
	bool is_rest = input->skips_line;

	input->skips_line = false;
	if (size && input->bytes.text[size - 1] == '\r')
		size--;
	strbuf_add(line, input->bytes.text, size);
	for (size = 0; size < line->length; size++)
		if (line->text[size] == '\t')
			line->text[size] = ' ';
	drop(&input->bytes, used);
	return !is_rest && is_sound(line) ? PLAIN_LINE : PLAIN_BAD;
}

/* Throws away the beginning of a line that is too long; one without an end is the end of the input. */
static void skip(struct plain_input *input)
{
	input->skipped_bytes = input->skips_line ? input->skipped_bytes : 0;
	input->skipped_bytes += input->bytes.length;
	input->skips_line = true;
	input->is_ended = input->is_ended || input->skipped_bytes > PLAIN_SKIP_BYTES_MAX;
	strbuf_reset(&input->bytes);
}

enum plain_read plain_input_line(struct plain_input *input, struct strbuf *line)
{
	strbuf_reset(line);
	for (;;) {
		char *end = memchr(input->bytes.text, '\n', input->bytes.length);

		if (end) {
			size_t size = (size_t)(end - input->bytes.text);

			return take(input, size, size + 1, line);
		}
		if (input->bytes.length > PLAIN_LINE_BYTES_MAX)
			skip(input);
		if (input->is_ended && (input->bytes.length || input->skips_line))
			return take(input, input->bytes.length, input->bytes.length, line);
		if (input->is_ended)
			return PLAIN_END;
		if (!fill(input))
			return PLAIN_SIGNAL;
	}
}
