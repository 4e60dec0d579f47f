/* SPDX-License-Identifier: Apache-2.0 */
/* As Debian builds it, zbar can tell a session's other programs what it reads, for which it wants
 * D-Bus. read_zbar.c asks it not to, and where its archive is linked in instead of its library,
 * these stand for what is never called: a bus that cannot be had. */
#define NO_BUS(name)                                                                               \
    void *name(void);                                                                              \
    void *name(void)                                                                               \
    {                                                                                              \
        return 0;                                                                                  \
    }

NO_BUS(dbus_bus_get)
NO_BUS(dbus_bus_release_name)
NO_BUS(dbus_bus_request_name)
NO_BUS(dbus_connection_flush)
NO_BUS(dbus_connection_send)
NO_BUS(dbus_error_free)
NO_BUS(dbus_error_init)
NO_BUS(dbus_error_is_set)
NO_BUS(dbus_message_iter_append_basic)
NO_BUS(dbus_message_iter_append_fixed_array)
NO_BUS(dbus_message_iter_close_container)
NO_BUS(dbus_message_iter_init_append)
NO_BUS(dbus_message_iter_open_container)
NO_BUS(dbus_message_new_signal)
NO_BUS(dbus_message_unref)
