/* SPDX-License-Identifier: Apache-2.0 */
#include "worker/channel.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#define HEADER_BYTES (2 * sizeof(uint32_t))

/* Room for descriptors beside a message, aligned as the kernel wants it. */
typedef union control {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(PHW_FRAME_DESCRIPTORS_MAX * sizeof(int))];
} control;

static void take_descriptors(phw_channel *channel, struct msghdr *message)
{
    for (struct cmsghdr *part = CMSG_FIRSTHDR(message); part; part = CMSG_NXTHDR(message, part)) {
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS)
            continue;
        size_t count = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t i = 0; i < count; i++) {
            int descriptor;
            memcpy(&descriptor, CMSG_DATA(part) + i * sizeof(int), sizeof(int));
            if (channel->descriptor_count < PHW_FRAME_DESCRIPTORS_MAX)
                channel->descriptors[channel->descriptor_count++] = descriptor;
            else
                close(descriptor);
        }
    }
}

/* As recv(), with descriptors. A header is asked for alone, so that no message is read past the
 * frame to which its descriptors belong. */
static ssize_t receive_some(phw_channel *channel, bool wait)
{
    uint8_t *into = (uint8_t *)channel->header + channel->have;
    size_t wanted = HEADER_BYTES - channel->have;
    if (channel->have >= HEADER_BYTES) {
        into = channel->body + (channel->have - HEADER_BYTES);
        wanted = channel->size + HEADER_BYTES - channel->have;
    }
    control beside;
    struct iovec vector = {into, wanted};
    struct msghdr message = {.msg_iov = &vector, .msg_iovlen = 1};
    if (channel->takes_descriptors) {
        message.msg_control = beside.bytes;
        message.msg_controllen = sizeof beside.bytes;
    }
    ssize_t got;
    do
        got = recvmsg(channel->socket, &message, MSG_CMSG_CLOEXEC | (wait ? 0 : MSG_DONTWAIT));
    while (got < 0 && errno == EINTR && wait);
    if (got >= 0 && channel->takes_descriptors)
        take_descriptors(channel, &message);
    return got;
}

static bool begin_body(phw_channel *channel)
{
    channel->size = channel->header[1];
    if (channel->size > PHW_FRAME_BYTES_MAX)
        return false;
    channel->body = malloc(channel->size ? channel->size : 1);
    return channel->body != NULL;
}

phw_channel_state phw_channel_receive(phw_channel *channel, bool wait)
{
    while (channel->have < HEADER_BYTES || channel->have < HEADER_BYTES + channel->size) {
        ssize_t got = receive_some(channel, wait);
        if (got == 0 || (got < 0 && errno == ECONNRESET))
            return PHW_CHANNEL_CLOSED;
        if (got < 0)
            return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? PHW_CHANNEL_PARTIAL
                                                                             : PHW_CHANNEL_BROKEN;
        channel->have += (size_t)got;
        if (channel->have == HEADER_BYTES && !begin_body(channel))
            return PHW_CHANNEL_BROKEN;
    }
    return PHW_CHANNEL_WHOLE;
}

void phw_channel_next(phw_channel *channel)
{
    for (size_t i = 0; i < channel->descriptor_count; i++)
        if (channel->descriptors[i] >= 0)
            close(channel->descriptors[i]);
    channel->descriptor_count = 0;
    free(channel->body);
    channel->body = NULL;
    channel->have = channel->size = 0;
}

void phw_channel_done(phw_channel *channel)
{
    phw_channel_next(channel);
}

/* MSG_NOSIGNAL: a worker that died must not take its pool along. */
static ssize_t send_some(int socket, struct msghdr *message)
{
    ssize_t sent;
    do
        sent = sendmsg(socket, message, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent;
}

phw_status phw_channel_send(int socket, phw_frame_kind kind, const uint8_t *bytes, size_t size,
                            const int *descriptors, size_t count, phw_error *error)
{
    const uint32_t header[2] = {kind, (uint32_t)size};
    control beside;
    struct iovec vector = {(void *)(uintptr_t)header, sizeof header};
    struct msghdr message = {.msg_iov = &vector, .msg_iovlen = 1};
    if (size > PHW_FRAME_BYTES_MAX || count > PHW_FRAME_DESCRIPTORS_MAX)
        return phw_error_set(error, PHW_ERR_LIMIT, "the report is too long to be passed on");
    if (count > 0) {
        memset(&beside, 0, sizeof beside);
        beside.header.cmsg_level = SOL_SOCKET;
        beside.header.cmsg_type = SCM_RIGHTS;
        beside.header.cmsg_len = CMSG_LEN(count * sizeof(int));
        memcpy(CMSG_DATA(&beside.header), descriptors, count * sizeof(int));
        message.msg_control = beside.bytes;
        message.msg_controllen = CMSG_SPACE(count * sizeof(int));
    }
    for (int part = 0; part < 2; part++) {
        if (part == 1)
            vector = (struct iovec){(void *)(uintptr_t)bytes, size};
        while (vector.iov_len > 0) {
            ssize_t sent = send_some(socket, &message);
            if (sent <= 0)
                return phw_error_set(error, PHW_ERR_IO, "a worker process is gone");
            vector.iov_base = (uint8_t *)vector.iov_base + sent;
            vector.iov_len -= (size_t)sent;
            message.msg_control = NULL; /* once is enough */
            message.msg_controllen = 0;
        }
    }
    return PHW_OK;
}
