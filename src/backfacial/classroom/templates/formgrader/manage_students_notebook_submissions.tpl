{%- extends "nbgrader/manage_students_notebook_submissions.tpl" -%}
{%- import "lists.tpl" as lists with context -%}
{%- block head -%}
{{ super() }}
{{ lists.style(1) }}
{%- endblock -%}
{%- block table_header -%}
<tr>
  <th>{{ own_words["list-quiz"] }}</th>
{{ lists.columns() }}
</tr>
{%- endblock -%}
