/* Archives that no honest program writes, byte by byte. */
#pragma once

#include <gio/gio.h>
#include <string.h>

typedef struct
{
  GByteArray *bytes;
  GByteArray *directory;
  guint n;
} MadeZip;

static inline void
put16 (GByteArray *out, guint value)
{
  guint8 two[] = { (guint8) value, (guint8) (value >> 8) };

  g_byte_array_append (out, two, 2);
}

static inline void
put32 (GByteArray *out, guint32 value)
{
  put16 (out, value & 0xffff);
  put16 (out, value >> 16);
}

static inline guint32
crc_of (const guint8 *data, gsize length)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
  return ~crc;
}

static inline MadeZip
made_zip_new (void)
{
  return (MadeZip){ g_byte_array_new (), g_byte_array_new (), 0 };
}

/* A stored member. @mode: of Unix, 0 for none. @lie: added to its checksum. */
static inline void
made_zip_add (MadeZip *self, const char *name, const char *data, guint mode, guint32 lie)
{
  guint32 length = (guint32) strlen (data);
  guint32 crc = crc_of ((const guint8 *) data, length) + lie;
  guint32 offset = self->bytes->len;

  put32 (self->bytes, 0x04034b50);
  put16 (self->bytes, 20);
  put16 (self->bytes, 0);
  put16 (self->bytes, 0);
  put32 (self->bytes, 0);
  put32 (self->bytes, crc);
  put32 (self->bytes, length);
  put32 (self->bytes, length);
  put16 (self->bytes, (guint) strlen (name));
  put16 (self->bytes, 0);
  g_byte_array_append (self->bytes, (const guint8 *) name, (guint) strlen (name));
  g_byte_array_append (self->bytes, (const guint8 *) data, length);

  put32 (self->directory, 0x02014b50);
  put16 (self->directory, 3 << 8 | 20);
  put16 (self->directory, 20);
  put16 (self->directory, 0);
  put16 (self->directory, 0);
  put32 (self->directory, 0);
  put32 (self->directory, crc);
  put32 (self->directory, length);
  put32 (self->directory, length);
  put16 (self->directory, (guint) strlen (name));
  put16 (self->directory, 0);
  put16 (self->directory, 0);
  put16 (self->directory, 0);
  put16 (self->directory, 0);
  put32 (self->directory, mode << 16);
  put32 (self->directory, offset);
  g_byte_array_append (self->directory, (const guint8 *) name, (guint) strlen (name));
  self->n++;
}

static inline void
made_zip_write (MadeZip *self, const char *path)
{
  guint32 offset = self->bytes->len;
  guint32 length = self->directory->len;

  g_byte_array_append (self->bytes, self->directory->data, length);
  put32 (self->bytes, 0x06054b50);
  put32 (self->bytes, 0);
  put16 (self->bytes, self->n);
  put16 (self->bytes, self->n);
  put32 (self->bytes, length);
  put32 (self->bytes, offset);
  put16 (self->bytes, 0);
  g_assert_true (
      g_file_set_contents (path, (char *) self->bytes->data, (gssize) self->bytes->len, NULL));
  g_byte_array_unref (self->bytes);
  g_byte_array_unref (self->directory);
}

/* A ustar header and its data. @type: '0' file, '1' hard link, '2' link, '3' device, '6' pipe. */
static inline void
made_tar_add (GByteArray *tar, const char *name, char type, const char *target, const char *data)
{
  char head[512] = { 0 };
  static const char zeros[512];
  gsize length = type == '0' ? strlen (data) : 0;
  guint sum = 0;

  g_strlcpy (head, name, 100);
  memcpy (head + 100, "0000644", 8);
  memcpy (head + 108, "0000000", 8);
  memcpy (head + 116, "0000000", 8);
  g_snprintf (head + 124, 12, "%011o", (guint) length);
  memcpy (head + 136, "00000000000", 12);
  memset (head + 148, ' ', 8);
  head[156] = type;
  g_strlcpy (head + 157, target, 100);
  memcpy (head + 257, "ustar\00000", 8);
  for (guint i = 0; i < sizeof head; i++)
    sum += (guint8) head[i];
  g_snprintf (head + 148, 8, "%06o", sum);
  g_byte_array_append (tar, (guint8 *) head, sizeof head);
  g_byte_array_append (tar, (const guint8 *) data, (guint) length);
  g_byte_array_append (tar, (const guint8 *) zeros, (guint) ((512 - length % 512) % 512));
}
