{%- extends "nbgrader/gradebook_notebook_submissions.tpl" -%}
{%- import "lists.tpl" as lists with context -%}
{%- block head -%}
{{ super() }}
{{ lists.style(2) }}
{%- endblock -%}
{%- block table_header -%}
<tr>
  <th></th>
  <th>{{ own_words["list-hand-in"] }}</th>
{{ lists.columns() }}
</tr>
{%- endblock -%}
