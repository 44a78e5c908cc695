#include "report_xlsx_library.h"

#include "i18n.h"

#include <dlfcn.h>
#include <string.h>

/* The name that a program linked with it would ask for. */
#ifndef TENKEN_XLSX_LIBRARY
#define TENKEN_XLSX_LIBRARY "libxlsxwriter.so.4"
#endif

/* Data and functions have pointers of one size here, as dlsym(3) asks for. */
static bool find(void *handle, const char *name, void *function, size_t size)
{
	void *found = dlsym(handle, name);

	memcpy(function, &found, size);
	return found != NULL;
}

static bool find_all(struct xlsx_library *library)
{
	bool ok = true;

#define XLSX_FIND(name) ok = find(library->handle, #name, &library->name, sizeof(library->name)) && ok;
	XLSX_FUNCTIONS(XLSX_FIND)
#undef XLSX_FIND
	return ok;
}

/* Debian names the package after it: 4 of libxlsxwriter.so.4. */
static const char *version(void)
{
	static const char so[] = ".so.";
	const char *found = strstr(TENKEN_XLSX_LIBRARY, so);

	return found ? found + strlen(so) : "";
}

bool xlsx_library_open(struct xlsx_library *library, struct error *err)
{
	library->handle = dlopen(TENKEN_XLSX_LIBRARY, RTLD_NOW | RTLD_LOCAL);
	if (library->handle && find_all(library))
		return true;
	xlsx_library_close(library);
	error_set(err, ERROR_NOT_FOUND, _("cannot write a workbook: %s is missing; install the package libxlsxwriter%s"),
		  TENKEN_XLSX_LIBRARY, version());
	return false;
}

void xlsx_library_close(struct xlsx_library *library)
{
	if (library->handle)
		dlclose(library->handle);
	library->handle = NULL;
}
