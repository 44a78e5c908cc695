/*
 * What cfg.c and cfg_value.c share. Only these two include it, and libconfig.
 */
#ifndef TENKEN_CFG_PARTS_H
#define TENKEN_CFG_PARTS_H

#include <libconfig.h>

#include "cfg.h"

/** Line of a setting. */
int cfg_setting_line(cfg_setting *setting);

enum { CFG_NAME_BYTES = 200 };

/** Name of a setting in messages: "title.en"; of an element, that of its list. Gives buf. */
const char *cfg_setting_name(cfg_setting *setting, char buf[CFG_NAME_BYTES]);

/** Records that a setting is of another type than expected. */
void cfg_refuse_type(struct cfg *cfg, cfg_setting *setting, const char *expected);

#endif
