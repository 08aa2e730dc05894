/// The door of servlet containers (Jakarta Servlet 6): an application as a servlet, or as a filter
/// beside the container's own handlers. No thread of the container waits for Python or for a
/// client.
@NullMarked
package dev.krait.servlet;

import org.jspecify.annotations.NullMarked;
