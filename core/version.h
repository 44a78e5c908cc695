/* The version of the programs, tenken and tenken-pdf. */
#ifndef TENKEN_VERSION_H
#define TENKEN_VERSION_H

#define TENKEN_VERSION "0.1"

#endif
