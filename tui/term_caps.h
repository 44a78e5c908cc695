/*
 * term_caps: what is better than in the terminal's description. Part of term.
 *
 * Many descriptions end and begin each change of attributes with a switch between text and the
 * line graphics of the VT100. We never use these (frames are Unicode or ASCII), so the switch
 * is 3 wasted bytes each time, and an arrow key should cost few.
 */
#ifndef TENKEN_TERM_CAPS_H
#define TENKEN_TERM_CAPS_H

/** Adjusts the description that ncurses has read; newterm() came before, drawing comes after. */
void term_caps_adjust(void);

#endif
