#include "input.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "text.h"

enum {
	ESC = 0x1b,
	DEL = 0x7f,
	PATIENCE_ESC_MS = 25,   /* a lone Esc, against the rest of a sequence */
	PATIENCE_REST_MS = 250, /* a sequence has begun */
	PATIENCE_PASTE_MS = 5000,
	PARAMS_MAX = 8,
	STRING_MAX = 1 << 16, /* a reply longer than this is none */
};

static const char paste_end[] = "\033[201~";
enum { PASTE_END_BYTES = sizeof(paste_end) - 1 };

/* What a look at the first bytes has found. */
enum found { FOUND_NOTHING, FOUND_MORE_NEEDED, FOUND_EVENT };

struct csi {
	int params[PARAMS_MAX];
	int count;
	char prefix; /* < ? > = or 0 */
	char final;
	size_t length;
};

void input_init(struct input *input)
{
	*input = (struct input){ 0 };
}

void input_release(struct input *input)
{
	free(input->bytes);
	free(input->paste);
	input_init(input);
}

void input_feed(struct input *input, const void *bytes, size_t n)
{
	if (!n)
		return;
	if (input->start) {
		memmove(input->bytes, input->bytes + input->start, input->end - input->start);
		input->end -= input->start;
		input->start = 0;
	}
	if (input->end + n > input->size) {
		input->size = (input->end + n) * 2;
		input->bytes = mem_realloc(input->bytes, input->size);
	}
	memcpy(input->bytes + input->end, bytes, n);
	input->end += n;
}

static struct key named_key(enum key_name name, unsigned mods)
{
	if (name == K_TAB && mods & MOD_SHIFT) {
		name = K_BACKTAB;
		mods &= ~(unsigned)MOD_SHIFT;
	}
	return (struct key){ .type = name ? KEY_TYPE_NAMED : KEY_TYPE_NONE,
			     .name = name,
			     .mods = mods };
}

static struct key char_key(uint32_t c, unsigned mods)
{
	return (struct key){ .type = KEY_TYPE_CHAR, .ch = c, .mods = mods };
}

/* ---- CSI: ESC [ ------------------------------------------------------ */

static enum key_name name_of_tilde(int number)
{
	static const enum key_name names[] = {
		[1] = K_HOME,      [2] = K_INSERT, [3] = K_DELETE, [4] = K_END,  [5] = K_PAGE_UP,
		[6] = K_PAGE_DOWN, [7] = K_HOME,   [8] = K_END,    [11] = K_F1,  [12] = K_F2,
		[13] = K_F3,       [14] = K_F4,    [15] = K_F5,    [17] = K_F6,  [18] = K_F7,
		[19] = K_F8,       [20] = K_F9,    [21] = K_F10,   [23] = K_F11, [24] = K_F12,
	};

	if (number < 0 || (size_t)number >= sizeof(names) / sizeof(names[0]))
		return K_NONE;
	return names[number];
}

static enum key_name name_of_final(char final)
{
	switch (final) {
	case 'A': return K_UP;
	case 'B': return K_DOWN;
	case 'C': return K_RIGHT;
	case 'D': return K_LEFT;
	case 'H': return K_HOME;
	case 'F': return K_END;
	case 'P': return K_F1;
	case 'Q': return K_F2;
	case 'R': return K_F3;
	case 'S': return K_F4;
	case 'M': return K_ENTER; /* the keypad's, after ESC O */
	case 'Z': return K_BACKTAB;
	default: return K_NONE;
	}
}

/* ESC [ [ A to E */
static enum key_name name_of_console(int letter)
{
	static const enum key_name names[] = { K_F1, K_F2, K_F3, K_F4, K_F5 };

	return letter >= 'A' && letter <= 'E' ? names[letter - 'A'] : K_NONE;
}

static unsigned mods_of(int param)
{
	unsigned bits = param > 1 ? (unsigned)param - 1 : 0;

	return (bits & 1 ? MOD_SHIFT : 0u) | (bits & 2 ? MOD_ALT : 0u) | (bits & 4 ? MOD_CTRL : 0u);
}

/* A key by its number, as some terminals send it for Ctrl-Tab and the like. */
static struct key numbered_key(int code, unsigned mods)
{
	switch (code) {
	case '\r': return named_key(K_ENTER, mods);
	case '\t': return named_key(K_TAB, mods);
	case ESC: return named_key(K_ESC, mods);
	case DEL: return named_key(K_BACKSPACE, mods);
	default: break;
	}
	if (code < ' ' || text_is_unsafe_char((uint32_t)code))
		return (struct key){ .type = KEY_TYPE_NONE };
	return char_key((uint32_t)code, mods & ~(unsigned)MOD_SHIFT);
}

static struct key mouse_key(const struct csi *csi)
{
	int button = csi->params[0] & ~(4 | 8 | 16);
	struct key key = { .type = KEY_TYPE_MOUSE };

	key.mouse.x = csi->params[1] - 1;
	key.mouse.y = csi->params[2] - 1;
	if (csi->count < 3 || csi->final != 'M' || key.mouse.x < 0 || key.mouse.y < 0)
		key.type = KEY_TYPE_NONE;
	else if (button == 0)
		key.mouse.action = MOUSE_CLICK;
	else if (button == 64)
		key.mouse.action = MOUSE_WHEEL_UP;
	else if (button == 65)
		key.mouse.action = MOUSE_WHEEL_DOWN;
	else
		key.type = KEY_TYPE_NONE;
	return key;
}

static struct key plain_csi_key(const struct csi *csi)
{
	unsigned mods = csi->count > 1 ? mods_of(csi->params[1]) : 0;

	switch (csi->final) {
	case '~':
		if (csi->params[0] == 27 && csi->count > 2)
			return numbered_key(csi->params[2], mods);
		return named_key(name_of_tilde(csi->params[0]), mods);
	case '^': return named_key(name_of_tilde(csi->params[0]), MOD_CTRL);
	case '$': return named_key(name_of_tilde(csi->params[0]), MOD_SHIFT);
	case 'u': return numbered_key(csi->params[0], mods);
	case 'a':
	case 'b':
	case 'c':
	case 'd': return named_key(name_of_final((char)(csi->final - 'a' + 'A')), MOD_SHIFT);
	case 'M': return named_key(K_NONE, 0);
	default: return named_key(name_of_final(csi->final), mods);
	}
}

static void csi_event(struct input *input, const struct csi *csi, struct input_event *event)
{
	bool is_report = csi->final == 'R' && csi->count == 2 && csi->params[0] > 1;

	*event = (struct input_event){ .kind = INPUT_KEY };
	if (is_report && (!csi->prefix || csi->prefix == '?')) {
		event->kind = INPUT_CURSOR_AT;
		event->y = csi->params[0] - 1;
		event->x = csi->params[1] - 1;
	} else if (csi->prefix == '<') {
		event->key = mouse_key(csi);
	} else if (!csi->prefix && csi->final == '~' && csi->params[0] == 200) {
		input->in_paste = true;
		input->paste_bytes = 0;
	} else if (!csi->prefix) {
		event->key = plain_csi_key(csi);
	}
}

/* Reads parameters up to the final byte. length is what to take, also when it is no sequence. */
static enum found scan_csi(const unsigned char *s, size_t n, struct csi *csi)
{
	size_t i = 2;

	*csi = (struct csi){ .count = 0 };
	if (i < n && s[i] >= '<' && s[i] <= '?')
		csi->prefix = (char)s[i++];
	if (i < n && s[i] == '[') { /* F1 to F5 of the Linux console */
		csi->length = n > i + 1 ? i + 2 : n;
		csi->final = '[';
		csi->params[0] = n > i + 1 ? s[i + 1] : 0;
		return n > i + 1 ? FOUND_EVENT : FOUND_MORE_NEEDED;
	}
	for (; i < n; i++) {
		unsigned char c = s[i];
		int *param = &csi->params[csi->count ? csi->count - 1 : 0];

		csi->length = i + 1;
		if (c >= '0' && c <= '9') {
			csi->count += !csi->count;
			*param = *param < 1 << 24 ? *param * 10 + (c - '0') : *param;
		} else if (c == ';' || c == ':') {
			csi->count += !csi->count;
			if (csi->count < PARAMS_MAX)
				csi->count++;
		} else if ((c >= 0x40 && c < DEL) || (c == '$' && !csi->prefix)) {
			csi->final = (char)c;
			return FOUND_EVENT;
		} else if (c < 0x20 || c >= DEL) {
			csi->length = i; /* broken off: what follows stands for itself */
			return FOUND_NOTHING;
		}
	}
	csi->length = n;
	return FOUND_MORE_NEEDED;
}

static enum found read_csi(struct input *input, const unsigned char *s, size_t n,
			   struct input_event *event, size_t *used)
{
	struct csi csi;
	enum found found = scan_csi(s, n, &csi);

	*used = csi.length;
	*event = (struct input_event){ .kind = INPUT_KEY };
	if (found != FOUND_EVENT)
		return found;
	if (csi.final == '[') {
		event->key = named_key(name_of_console(csi.params[0]), 0);
		/* an old mouse report: three bytes more */
	} else if (csi.final == 'M' && !csi.prefix && !csi.count) {
		*used = n < csi.length + 3 ? n : csi.length + 3;
		return n < csi.length + 3 ? FOUND_MORE_NEEDED : FOUND_NOTHING;
	} else {
		csi_event(input, &csi, event);
	}
	return FOUND_EVENT;
}

/* ---- other sequences -------------------------------------------------- */

/* ESC O x, also with a modifier before x. */
static enum found read_ss3(const unsigned char *s, size_t n, struct input_event *event,
			   size_t *used)
{
	size_t i = 2;
	unsigned mods = 0;

	if (i < n && s[i] >= '1' && s[i] <= '8')
		mods = mods_of(s[i++] - '0');
	*used = i < n ? i + 1 : n;
	if (i >= n)
		return FOUND_MORE_NEEDED;
	*event = (struct input_event){ .kind = INPUT_KEY };
	if (s[i] >= 'j' && s[i] <= 'y') /* the keypad: * + , - . / and the digits */
		event->key = char_key((uint32_t)(s[i] - 0x40), 0);
	else
		event->key = named_key(name_of_final((char)s[i]), mods);
	return FOUND_EVENT;
}

/* A reply in a string (DCS, OSC, …) up to BEL or ESC \: swallowed. */
static enum found skip_string(const unsigned char *s, size_t n, size_t *used)
{
	for (size_t i = 2; i < n; i++)
		if (s[i] == '\a' || (s[i] == ESC && i + 1 < n && s[i + 1] == '\\')) {
			*used = i + (s[i] == '\a' ? 1 : 2);
			return FOUND_NOTHING;
		}
	*used = n;
	return n > STRING_MAX ? FOUND_NOTHING : FOUND_MORE_NEEDED;
}

static struct key control_key(unsigned char c)
{
	switch (c) {
	case '\r':
	case '\n': return named_key(K_ENTER, 0);
	case '\t': return named_key(K_TAB, 0);
	case '\b':
	case DEL: return named_key(K_BACKSPACE, 0);
	case ESC: return named_key(K_ESC, 0);
	case 0: return char_key(' ', MOD_CTRL);
	default: break;
	}
	return char_key(c <= 26 ? (uint32_t)(c - 1 + 'a') : (uint32_t)(c + 0x40), MOD_CTRL);
}

/* One character, or a control character. */
static enum found read_char(const unsigned char *s, size_t n, struct input_event *event,
			    size_t *used)
{
	size_t want = s[0] >= 0xf0 ? 4 : s[0] >= 0xe0 ? 3 : s[0] >= 0xc2 ? 2 : 1;
	uint32_t c;

	*event = (struct input_event){ .kind = INPUT_KEY };
	*used = 1;
	if (s[0] < ' ' || s[0] == DEL) {
		event->key = control_key(s[0]);
		return FOUND_EVENT;
	}
	*used = text_decode((const char *)s, n, &c);
	if (c == TEXT_BAD && n < want && s[0] <= 0xf4) {
		for (size_t i = 1; i < n; i++)
			if ((s[i] & 0xc0) != 0x80)
				return FOUND_NOTHING;
		return FOUND_MORE_NEEDED;
	}
	if (c == TEXT_BAD || (c >= 0x80 && c < 0xa0))
		return FOUND_NOTHING;
	event->key = char_key(c, 0);
	return FOUND_EVENT;
}

static enum found read_escape(struct input *input, const unsigned char *s, size_t n,
			      struct input_event *event, size_t *used)
{
	enum found found;

	if (n == 1 || s[1] == ESC) {
		*event = (struct input_event){ .kind = INPUT_KEY, .key = named_key(K_ESC, 0) };
		*used = 1;
		return n == 1 ? FOUND_MORE_NEEDED : FOUND_EVENT;
	}
	switch (s[1]) {
	case '[': return read_csi(input, s, n, event, used);
	case 'O': return read_ss3(s, n, event, used);
	case 'P':
	case ']':
	case 'X':
	case '^':
	case '_': return skip_string(s, n, used);
	default:
		found = read_char(s + 1, n - 1, event, used);
		event->key.mods |= MOD_ALT;
		*used += 1;
		return found;
	}
}

/* ---- paste ------------------------------------------------------------ */

static void keep_pasted(struct input *input, size_t n)
{
	size_t room = INPUT_PASTE_MAX - input->paste_bytes;
	size_t take = n < room ? n : room;

	if (input->paste_bytes + take + 1 > input->paste_size) {
		input->paste_size = (input->paste_bytes + take + 1) * 2;
		input->paste = mem_realloc(input->paste, input->paste_size);
	}
	memcpy(input->paste + input->paste_bytes, input->bytes + input->start, take);
	input->paste_bytes += take;
	input->start += n;
}

/* Valid UTF-8, line ends as \n, no NUL. A bad byte takes three, so the room is made first. */
static void clean_paste(struct input *input)
{
	char *raw = input->paste;
	size_t n = input->paste_bytes, used;
	char *out = mem_alloc(n * 3 + 1);
	uint32_t c;

	input->paste = out;
	input->paste_size = n * 3 + 1;
	for (size_t i = 0; i < n; i += used) {
		used = text_decode(raw + i, n - i, &c);
		if (c == '\r') {
			*out++ = '\n';
			used += i + 1 < n && raw[i + 1] == '\n';
		} else if (c) {
			out += text_encode(c, out);
		}
	}
	*out = '\0';
	input->paste_bytes = (size_t)(out - input->paste);
	free(raw);
}

static void end_paste(struct input *input, struct input_event *event)
{
	input->in_paste = false;
	keep_pasted(input, 0);
	clean_paste(input);
	*event = (struct input_event){ .kind = INPUT_KEY };
	event->key.type = KEY_TYPE_PASTE;
	event->key.paste = input->paste;
	event->key.paste_bytes = input->paste_bytes;
}

static enum found read_paste(struct input *input, struct input_event *event)
{
	const unsigned char *s = input->bytes + input->start;
	size_t n = input->end - input->start;

	for (size_t i = 0; i < n; i++) {
		size_t rest = n - i < PASTE_END_BYTES ? n - i : PASTE_END_BYTES;

		if (s[i] != ESC || memcmp(s + i, paste_end, rest) != 0)
			continue;
		keep_pasted(input, i);
		if (rest < PASTE_END_BYTES)
			return FOUND_MORE_NEEDED;
		input->start += PASTE_END_BYTES;
		end_paste(input, event);
		return FOUND_EVENT;
	}
	keep_pasted(input, n);
	return FOUND_MORE_NEEDED;
}

/* ---- the way out ------------------------------------------------------ */

/* What was waited for did not come. */
static bool give_up(struct input *input, const unsigned char *s, size_t n,
		    struct input_event *event, size_t used)
{
	if (n == 1 && s[0] == ESC) {
		input->start++;
		return true; /* the event is Esc already */
	}
	if (n == 2 && s[0] == ESC && s[1] < DEL) {
		*event = (struct input_event){ .kind = INPUT_KEY, .key = char_key(s[1], MOD_ALT) };
		input->start += 2;
		return true;
	}
	input->start += used;
	return false;
}

bool input_next(struct input *input, struct input_event *event, bool timed_out)
{
	while (input->start < input->end || (input->in_paste && timed_out)) {
		const unsigned char *s = input->bytes + input->start;
		size_t n = input->end - input->start, used = 0;
		enum found found;

		if (input->in_paste) {
			found = read_paste(input, event);
			if (found == FOUND_MORE_NEEDED && timed_out)
				end_paste(input, event);
			return found == FOUND_EVENT || timed_out;
		}
		found = s[0] == ESC ? read_escape(input, s, n, event, &used)
				    : read_char(s, n, event, &used);
		if (found == FOUND_MORE_NEEDED) {
			if (!timed_out)
				return false;
			if (give_up(input, s, n, event, used))
				return true;
			continue;
		}
		input->start += used;
		if (found == FOUND_EVENT &&
		    (event->kind != INPUT_KEY || event->key.type != KEY_TYPE_NONE))
			return true;
	}
	return false;
}

int input_patience_ms(const struct input *input)
{
	size_t n = input->end - input->start;

	if (input->in_paste)
		return PATIENCE_PASTE_MS;
	if (!n)
		return -1;
	return n == 1 && input->bytes[input->start] == ESC ? PATIENCE_ESC_MS : PATIENCE_REST_MS;
}
